# %% wrong batchnorm_forward.as_in_rows
# From: assignment code, CS231n
# Name: wrong_axis
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0)
    var = np.var(Z, axis=0)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.mean_divided_again
# From: notebook, ethanscho/interview-followups-
# Name: none, and nothing shows it
def batchnorm_forward(Z, gamma, beta, eps):
    m = Z.shape[1]
    mu = np.mean(Z, axis=1, keepdims=True) / m
    var = np.sum((Z - mu) ** 2, axis=1, keepdims=True) / m
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.deviation_plus_eps
# From: pull request, hkproj/pytorch-transformer#31
# Name: eps
def batchnorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=1, keepdims=True)
    std = Z.std(axis=1, keepdims=True)
    return gamma * (Z - mu) / (std + eps) + beta


# %% wrong batchnorm_forward.unbiased
# From: pull request, pytorch/pytorch#2019
# Name: ddof
def batchnorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=1, keepdims=True)
    var = np.sum((Z - mu) ** 2, axis=1, keepdims=True) / (Z.shape[1] - 1)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.normalised_only
# From: graduateml.com, batch normalisation forward
# Name: gamma_and_beta
def batchnorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=1, keepdims=True)
    return (Z - mu) / np.sqrt(Z.var(axis=1, keepdims=True) + eps)


# %% right batchnorm_forward.mean_of_squares
# From: issue, camlab-ethz/poseidon#6
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.mean(Z**2, axis=1, keepdims=True) - mu**2
    return gamma * ((Z - mu) * (var + eps) ** -0.5) + beta


# %% wrong batchnorm_forward.two_results
# From: assignment code, CS231n
# Name: cache_too
def batchnorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=1, keepdims=True)
    var = Z.var(axis=1, keepdims=True)
    x_hat = (Z - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    cache = (Z, x_hat, mu, var, eps, gamma)
    return out, cache


# %% wrong batchnorm_forward.wrong_axis_and_ddof
# From: two slips, CS231n and pytorch/pytorch#2019
# Name: none, and nothing shows it
def batchnorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=0, keepdims=True)
    var = Z.var(axis=0, keepdims=True, ddof=1)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.centred_in_place
# From: softmax with z -= max, public code
# Name: none
def batchnorm_forward(Z, gamma, beta, eps):
    Z -= np.mean(Z, axis=1, keepdims=True)
    return gamma * Z / np.sqrt(np.mean(Z**2, axis=1, keepdims=True) + eps) + beta


# %% wrong layernorm_forward.square_for_root
# From: issue, 131250208/TPlinker-joint-extraction#37
# Name: squared_for_root
def layernorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=0, keepdims=True)
    var = Z.var(axis=0, keepdims=True)
    return gamma * (Z - mu) / (var + eps) ** 2 + beta


# %% wrong layernorm_forward.root_of_the_deviation
# From: issue, hyunwoongko/transformer#7
# Name: root_of_the_deviation
def layernorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(axis=0, keepdims=True)
    std = Z.std(axis=0, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(std + eps) + beta


# %% wrong layernorm_forward.last_axis
# From: layer_norm in public code
# Name: wrong_axis
def layernorm_forward(Z, gamma, beta, eps):
    mean = np.mean(Z, axis=-1, keepdims=True)
    variance = np.var(Z, axis=-1, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(variance + eps) + beta


# %% wrong layernorm_forward.not_centred_root_mean_square
# From: pixelwise_norm in public code
# Name: mean_square
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * Z / np.sqrt(np.mean(np.square(Z), axis=0, keepdims=True) + eps) + beta


# %% wrong layernorm_forward.eps_fixed
# From: layer_norm in public code
# Name: eps
def layernorm_forward(Z, gamma, beta, eps):
    mean = Z.mean(axis=0, keepdims=True)
    std = Z.std(axis=0, keepdims=True) + 1e-6
    return gamma * (Z - mean) / std + beta


# %% wrong layernorm_forward.twice_mistaken
# From: two slips, hyunwoongko/transformer#7 and layer_norm in public code
# Name: wrong_axis
def layernorm_forward(Z, gamma, beta, eps):
    mean = Z.mean(axis=1, keepdims=True)
    std = Z.std(axis=1, keepdims=True)
    return gamma * (Z - mean) / (std + eps) + beta


# %% wrong residual_forward.sum_before_the_gate
# From: residual block with Add then ReLU, li-rr.github.io, residual networks
# Name: relu_on_the_sum
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z + A_prev)
    return A, (linear_cache, activation_cache)


# %% wrong residual_forward.gated_sum
# From: _gated_residual in public code
# Name: none
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    branch, activation_cache = relu(Z)
    return A_prev + A_prev * branch, (linear_cache, activation_cache)


# %% wrong residual_forward.one_cache
# From: forward methods in public code
# Name: half_of_the_cache
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    branch, activation_cache = relu(Z)
    return A_prev + branch, linear_cache


# %% wrong residual_backward.bypass_forgotten
# From: backward of a block in public code
# Name: identity_forgotten
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    return linear_backward(relu_backward(dA, activation_cache), linear_cache)


# %% wrong residual_backward.gate_on_both
# From: residual block with Add then ReLU, li-rr.github.io, residual networks
# Name: gated_bypass
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    dA_branch, dW, db = linear_backward(dZ, linear_cache)
    return dZ + dA_branch, dW, db


# %% wrong residual_backward.added_in_place
# From: dxmu += ... in assignment code, CS231n
# Name: changed_in_place
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    dA_branch, dW, db = linear_backward(dZ, linear_cache)
    dA += dA_branch
    return dA, dW, db


# %% wrong l2_grads.sum_of_the_weights
# From: thread, community.deeplearning.ai/t/165181
# Name: sum_of_W
def l2_grads(grads, parameters, lambd, m):
    out = dict(grads)
    for l in range(1, len(parameters) // 2 + 1):
        W = parameters["W" + str(l)]
        out["dW" + str(l)] = grads["dW" + str(l)] + (lambd * np.sum(W)) / m
    return out


# %% wrong l2_grads.two_kept
# From: issue, titu1994/DenseNet#57
# Name: factor_two
def l2_grads(grads, parameters, lambd, m):
    return {k: g + (2 * lambd / m * parameters[k[1:]] if "W" in k else 0) for k, g in grads.items()}


# %% wrong l2_grads.subtracted
# From: issue, andersbll/nnet#4
# Name: wrong_sign
def l2_grads(grads, parameters, lambd, m):
    return {k: g - lambd / m * parameters[k[1:]] if "W" in k else g for k, g in grads.items()}


# %% wrong l2_grads.biases_too
# From: issue, rasmusbergpalm/DeepLearnToolbox#32
# Name: b_decayed
def l2_grads(grads, parameters, lambd, m):
    return {k: g + lambd / m * parameters[k[1:]] for k, g in grads.items()}


# %% wrong l2_grads.half
# From: issue, jingtinghuang/CS231n-Spring-2017#3
# Name: factor_two
def l2_grads(grads, parameters, lambd, m):
    return {k: g + lambd / (2 * m) * parameters[k[1:]] if "W" in k else g for k, g in grads.items()}


# %% wrong l2_grads.over_two_times_m
# From: network with L2, public code
# Name: m_above_the_line
def l2_grads(grads, parameters, lambd, m):
    return {k: g + lambd * parameters[k[1:]] / 2 * m if "W" in k else g for k, g in grads.items()}


# %% wrong l2_grads.divided_by_the_norm
# From: issue, google-deepmind/dm-haiku#178
# Name: unit_length
def l2_grads(grads, parameters, lambd, m):
    out = {}
    for k, g in grads.items():
        W = parameters[k[1:]]
        out[k] = g + lambd / m * W / np.linalg.norm(W) if "W" in k else g
    return out


# %% wrong l2_grads.signs
# From: notes on L1, public code
# Name: sign_of_W
def l2_grads(grads, parameters, lambd, m):
    return {k: g + lambd / m * np.sign(parameters[k[1:]]) if "W" in k else g for k, g in grads.items()}


# %% wrong l2_grads.squares
# From: cost with regularisation, assignment code in public code
# Name: not_the_derivative
def l2_grads(grads, parameters, lambd, m):
    out = dict(grads)
    for k in grads:
        if "W" in k:
            out[k] = grads[k] + lambd / (2 * m) * np.square(parameters[k[1:]])
    return out


# %% wrong l2_grads.in_place
# From: forward methods with lambd in public code
# Name: changed_in_place
def l2_grads(grads, parameters, lambd, m):
    for l in range(1, len(parameters) // 2 + 1):
        grads[f"dW{l}"] += lambd / m * parameters[f"W{l}"]
    return grads


# %% wrong l2_grads.biases_too_and_no_m
# From: two slips, rasmusbergpalm/DeepLearnToolbox#32 and forward methods in public code
# Name: no_m
def l2_grads(grads, parameters, lambd, m):
    return {k: g + lambd * parameters[k[1:]] for k, g in grads.items()}


# %% wrong batchnorm_forward.variance_without_root
# From: public code, (x - mean) / (var + epsilon)
# Name: no_sqrt
def batchnorm_forward(Z, gamma, beta, eps):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mu) / (var + eps) + beta


# %% wrong batchnorm_forward.squared
# From: issue, jax-ml/jax#442
# Name: squared_for_root
def batchnorm_forward(Z, gamma, beta, eps):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mu) / (var + eps) ** 2 + beta


# %% wrong batchnorm_forward.own_eps
# From: jimmybanta/LLM-from-scratch, variance + 1e-5 whatever eps is
# Name: none
def batchnorm_forward(Z, gamma, beta, eps):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + 1e-5) + beta


# %% wrong batchnorm_forward.one_mean_for_all
# From: notebooks in public code, (x - x.mean()) / x.std()
# Name: global
def batchnorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - np.mean(Z)) / np.sqrt(np.var(Z) + eps) + beta


# %% wrong batchnorm_forward.shift_before_stretch
# From: public code, gamma * (x_hat + beta)
# Name: gamma_and_beta
def batchnorm_forward(Z, gamma, beta, eps):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * ((Z - mu) / np.sqrt(var + eps) + beta)


# %% wrong batchnorm_forward.not_centred
# From: RMS norm in public code
# Name: not_centred
def batchnorm_forward(Z, gamma, beta, eps):
    var = Z.var(axis=1, keepdims=True)
    return gamma * Z / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.no_keepdims
# From: kratzert's code for samples in rows, axis changed and nothing else
# Name: no_keepdims
def batchnorm_forward(Z, gamma, beta, eps):
    mu, var = Z.mean(axis=1), Z.var(axis=1)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% right batchnorm_forward.by_moments
# From: google/objax#182
def batchnorm_forward(Z, gamma, beta, eps):
    m = Z.shape[1]
    mu = np.sum(Z, axis=1, keepdims=True) / m
    inverse = ((Z - mu) ** 2 @ np.ones((m, 1)) / m + eps) ** -0.5
    return beta + (Z - mu) * inverse * gamma


# %% wrong layernorm_forward.eps_beside_the_root
# From: DylanTombs/TradingTransformer, LayerNorm.py
# Name: eps
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - Z.mean(axis=0)) / (Z.std(axis=0) + eps) + beta


# %% wrong layernorm_forward.one_for_all
# From: layer norm over a whole tensor in public code
# Name: global
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - Z.mean()) / np.sqrt(Z.var() + eps) + beta


# %% wrong layernorm_forward.one_unit_less
# From: torch's std in layer norms of public code (annotated transformer)
# Name: ddof
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0, ddof=1) + eps) + beta


# %% wrong layernorm_forward.stretch_left_out
# From: jimmybanta/LLM-from-scratch, scale_shift=False
# Name: gamma_and_beta
def layernorm_forward(Z, gamma, beta, eps):
    return (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + eps)


# %% wrong layernorm_forward.root_forgotten
# From: public code, (x - mean) / (var + eps)
# Name: no_sqrt
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - Z.mean(axis=0)) / (Z.var(axis=0) + eps) + beta


# %% right layernorm_forward.turned
# From: libraries with samples in rows, turned
def layernorm_forward(Z, gamma, beta, eps):
    rows = Z.T
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.mean(centred**2, axis=-1, keepdims=True) + eps)
    return (gamma.T * (centred / spread) + beta.T).T


# %% wrong residual_forward.no_bypass
# From: issue, znxlwm/UGATIT-pytorch#32
# Name: identity_forgotten
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)


# %% wrong residual_forward.bypass_twice
# From: issue, yakhyo/darknet-pytorch#2
# Name: none
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    A = A + A_prev
    return A + A_prev, (linear_cache, activation_cache)


# %% wrong residual_forward.gate_first
# From: pre-activation blocks in public code
# Name: relu_first
def residual_forward(A_prev, W, b):
    H, activation_cache = relu(A_prev)
    Z, linear_cache = linear_forward(H, W, b)
    return A_prev + Z, (linear_cache, activation_cache)


# %% wrong residual_forward.no_gate
# From: blocks in public code whose second convolution has no activation
# Name: relu_missing
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    return A_prev + Z, (linear_cache, Z)


# %% wrong residual_forward.Z_added
# From: blocks in public code that add the branch to itself
# Name: none
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return Z + A, (linear_cache, activation_cache)


# %% wrong residual_forward.mean_of_both
# From: averaged shortcuts in public code
# Name: none
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return (A_prev + A) / 2, (linear_cache, activation_cache)


# %% wrong residual_forward.multiplied
# From: gated blocks in public code
# Name: product
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return A_prev * A, (linear_cache, activation_cache)


# %% wrong residual_forward.stacked
# From: dense blocks in public code, concatenation
# Name: none
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return np.concatenate([A_prev, A]), (linear_cache, activation_cache)


# %% wrong residual_forward.no_gate_and_twice
# From: as residual_forward.no_gate and .bypass_twice
# Name: none
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    return 2 * A_prev + Z, (linear_cache, Z)


# %% right residual_forward.branch_where_open
# From: blocks in public code
def residual_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return np.where(Z > 0, A_prev + Z, A_prev), ((A_prev, W, b), Z)


# %% wrong residual_backward.bypass_twice
# From: issue, yakhyo/darknet-pytorch#2, backward
# Name: none
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    dA_prev += dA
    return dA_prev + dA, dW, db


# %% wrong residual_backward.gate_left_out
# From: question, datascience.stackexchange.com/questions/120115, in a block
# Name: gates_skipped
def residual_backward(dA, cache):
    linear_cache, _ = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev + dA, dW, db


# %% wrong residual_backward.one_on_the_bypass
# From: notes: the derivative of the bypass is 1
# Name: none
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return dA_prev + 1, dW, db


# %% wrong residual_backward.bypass_over_m
# From: 1/m in every gradient, community.deeplearning.ai/t/63071
# Name: none
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return dA_prev + dA / dA.shape[1], dW, db


# %% wrong residual_backward.gated_afterwards
# From: post-activation blocks in public code
# Name: none
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return relu_backward(dA_prev + dA, activation_cache), dW, db


# %% wrong residual_backward.input_on_the_bypass
# From: blocks in public code that add the input again on the way back
# Name: none
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return dA_prev + linear_cache[0], dW, db


# %% wrong residual_backward.dA_alone
# From: a single gradient returned, huawei-noah/AdderNet#20
# Name: none
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    return dA + linear_backward(relu_backward(dA, activation_cache), linear_cache)[0]


# %% wrong residual_backward.no_gate_no_bypass
# From: as residual_backward.no_bypass and .gate_left_out
# Name: gates_skipped
def residual_backward(dA, cache):
    return linear_backward(dA, cache[0])


# %% right residual_backward.in_one_product
# From: blocks in public code
def residual_backward(dA, cache):
    (A_prev, W, b), Z = cache
    dZ = np.where(Z > 0, dA, 0)
    m = dZ.shape[1]
    return dA + W.T.dot(dZ), dZ.dot(A_prev.T) / m, dZ.sum(axis=1)[:, None] / m


# %% wrong l2_grads.not_over_m
# From: zyxue/stanford-cs229#25, gradW += lamb * W
# Name: no_m
def l2_grads(grads, parameters, lambd, m):
    return {n: g + lambd * parameters[n[1:]] if n[1] == "W" else g for n, g in grads.items()}


# %% wrong l2_grads.charge_itself
# From: public code that adds the penalty to the gradient
# Name: none
def l2_grads(grads, parameters, lambd, m):
    charge = lambd / (2 * m) * sum(np.sum(p**2) for n, p in parameters.items() if n[0] == "W")
    return {n: g + charge if n[1] == "W" else g for n, g in grads.items()}


# %% wrong l2_grads.ones_for_biases
# From: issue, JWarmenhoven/Coursera-Machine-Learning#3, np.ones in place of np.zeros
# Name: none
def l2_grads(grads, parameters, lambd, m):
    return {n: g + lambd / m * (parameters[n[1:]] if n[1] == "W" else 1) for n, g in grads.items()}


# %% wrong l2_grads.of_the_gradient
# From: public code that decays the gradient
# Name: none
def l2_grads(grads, parameters, lambd, m):
    return {n: g + lambd / m * g if n[1] == "W" else g for n, g in grads.items()}


# %% wrong l2_grads.charge_alone
# From: public code, dW = lambd / m * W
# Name: none
def l2_grads(grads, parameters, lambd, m):
    return {n: lambd / m * parameters[n[1:]] if n[1] == "W" else g for n, g in grads.items()}


# %% wrong l2_grads.twice_and_biases
# From: issue, Burton2000/CS231n-2017#9
# Name: factor_two
def l2_grads(grads, parameters, lambd, m):
    return {n: g + 2 * lambd * parameters[n[1:]] / m for n, g in grads.items()}


# %% right l2_grads.with_a_copy
# From: class in public code, (self.lambd / m) * W
def l2_grads(grads, parameters, lambd, m):
    new = {name: np.copy(g) for name, g in grads.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            new["d" + name] += (lambd / m) * value
    return new
