# Attempts at lesson 6, written as learners write them. Each block answers one stub: a right one is called by
# what is special about it, a wrong one by the catalogue's name for the mistake.

# %% right batchnorm_forward.var
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% right batchnorm_forward.by_hand
def batchnorm_forward(Z, gamma, beta, eps):
    centred = Z - Z.mean(axis=1, keepdims=True)
    variance = (centred**2).mean(axis=1, keepdims=True)
    return beta + gamma * centred * (variance + eps) ** -0.5


# %% right batchnorm_forward.std
def batchnorm_forward(Z, gamma, beta, eps):
    mu = Z.mean(1)[:, None]
    std = np.sqrt(Z.std(1) ** 2 + eps).reshape(-1, 1)
    return gamma * ((Z - mu) / std) + beta


# %% wrong batchnorm_forward.wrong_axis
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.var(Z, axis=0, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.global
def batchnorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - np.mean(Z)) / np.sqrt(np.var(Z) + eps) + beta


# %% wrong batchnorm_forward.ddof
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True, ddof=1)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.no_sqrt
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    return gamma * (Z - mu) / (var + eps) + beta


# %% wrong batchnorm_forward.eps
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    std = np.std(Z, axis=1, keepdims=True)
    return gamma * (Z - mu) / (std + eps) + beta


# %% wrong batchnorm_forward.eps
def batchnorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - np.mean(Z, axis=1, keepdims=True)) / np.std(Z, axis=1, keepdims=True) + beta


# %% wrong batchnorm_forward.gamma_and_beta
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    return beta * (Z - mu) / np.sqrt(var + eps) + gamma


# %% wrong batchnorm_forward.gamma_and_beta
def batchnorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    return (Z - mu) / np.sqrt(var + eps)


# %% wrong batchnorm_forward.not_centred
def batchnorm_forward(Z, gamma, beta, eps):
    var = np.var(Z, axis=1, keepdims=True)
    return gamma * Z / np.sqrt(var + eps) + beta


# %% right layernorm_forward.var
def layernorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.var(Z, axis=0, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% right layernorm_forward.broadcast
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * ((Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + eps)) + beta


# %% right layernorm_forward.transposed
def layernorm_forward(Z, gamma, beta, eps):
    rows = Z.T
    centred = rows - rows.mean(axis=1, keepdims=True)
    scaled = centred / np.sqrt(np.mean(centred**2, axis=1, keepdims=True) + eps)
    return gamma * scaled.T + beta


# %% wrong layernorm_forward.wrong_axis
def layernorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong layernorm_forward.global
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * (Z - Z.mean()) / np.sqrt(Z.var() + eps) + beta


# %% wrong layernorm_forward.ddof
def layernorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.sum((Z - mu) ** 2, axis=0, keepdims=True) / (len(Z) - 1)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta


# %% wrong layernorm_forward.no_sqrt
def layernorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.var(Z, axis=0, keepdims=True)
    return gamma * (Z - mu) / (var + eps) + beta


# %% wrong layernorm_forward.eps
def layernorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0, keepdims=True)
    std = np.std(Z, axis=0, keepdims=True)
    return gamma * (Z - mu) / (std + eps) + beta


# %% wrong layernorm_forward.gamma_and_beta
def layernorm_forward(Z, gamma, beta, eps):
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.var(Z, axis=0, keepdims=True)
    return beta * (Z - mu) / np.sqrt(var + eps) + gamma


# %% wrong layernorm_forward.not_centred
def layernorm_forward(Z, gamma, beta, eps):
    var = np.var(Z, axis=0, keepdims=True)
    return gamma * Z / np.sqrt(var + eps) + beta


# %% right residual_forward.by_halves
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    branch, activation_cache = relu(Z)
    return A_prev + branch, (linear_cache, activation_cache)


# %% right residual_forward.written_out
def residual_forward(A_prev, W, b):
    Z = W @ A_prev + b
    A = np.maximum(Z, 0)
    A += A_prev
    return A, ((A_prev, W, b), Z)


# %% wrong residual_forward.changed_in_place
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = A_prev
    A += np.maximum(0, Z)
    return A, (linear_cache, Z)


# %% wrong residual_forward.identity_forgotten
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)


# %% wrong residual_forward.product
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    branch, activation_cache = relu(Z)
    return A_prev * branch, (linear_cache, activation_cache)


# %% wrong residual_forward.relu_on_the_sum
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, _ = relu(A_prev + Z)
    return A, (linear_cache, Z)


# %% wrong residual_forward.relu_on_the_sum
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    branch, activation_cache = relu(Z)
    return np.maximum(0, A_prev + branch), (linear_cache, activation_cache)


# %% wrong residual_forward.relu_missing
def residual_forward(A_prev, W, b):
    Z, linear_cache = linear_forward(A_prev, W, b)
    return A_prev + Z, (linear_cache, Z)


# %% right residual_backward.by_halves
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    dA_branch, dW, db = linear_backward(dZ, linear_cache)
    return dA + dA_branch, dW, db


# %% right residual_backward.written_out
def residual_backward(dA, cache):
    (A_prev, W, b), Z = cache
    dZ = dA * (Z > 0)
    return W.T @ dZ + dA, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% wrong residual_backward.changed_in_place
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    dA += dA_prev
    return dA, dW, db


# %% wrong residual_backward.shapes
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    dA_branch, dW, db = linear_backward(dZ, cache)
    return dA + dA_branch, dW, db


# %% wrong residual_backward.identity_forgotten
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    return linear_backward(relu_backward(dA, activation_cache), linear_cache)


# %% wrong residual_backward.branch_forgotten
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    _, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return dA, dW, db


# %% wrong residual_backward.product
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dA_branch, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return dA * dA_branch, dW, db


# %% wrong residual_backward.gated_bypass
def residual_backward(dA, cache):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    dA_branch, dW, db = linear_backward(dZ, linear_cache)
    return dZ + dA_branch, dW, db


# %% right l2_grads.comprehension
def l2_grads(grads, parameters, lambd, m):
    return {name: g + lambd / m * parameters[name[1:]] if name.startswith("dW") else g for name, g in grads.items()}


# %% right l2_grads.loop
def l2_grads(grads, parameters, lambd, m):
    charged = dict(grads)
    for l in range(1, len(parameters) // 2 + 1):
        charged["dW" + str(l)] = grads["dW" + str(l)] + (lambd * parameters["W" + str(l)]) / m
    return charged


# %% wrong l2_grads.changed_in_place
def l2_grads(grads, parameters, lambd, m):
    for l in range(1, len(parameters) // 2 + 1):
        grads[f"dW{l}"] += lambd / m * parameters[f"W{l}"]
    return grads


# %% wrong l2_grads.b_decayed
def l2_grads(grads, parameters, lambd, m):
    return {name: g + lambd / m * parameters[name[1:]] for name, g in grads.items()}


# %% wrong l2_grads.no_m
def l2_grads(grads, parameters, lambd, m):
    return {name: g + lambd * parameters[name[1:]] if name[1] == "W" else g for name, g in grads.items()}


# %% wrong l2_grads.factor_two
def l2_grads(grads, parameters, lambd, m):
    return {name: g + 2 * lambd / m * parameters[name[1:]] if name[1] == "W" else g for name, g in grads.items()}


# %% wrong l2_grads.factor_two
def l2_grads(grads, parameters, lambd, m):
    return {name: g + lambd / (2 * m) * parameters[name[1:]] if name[1] == "W" else g for name, g in grads.items()}


# %% wrong l2_grads.sign_of_W
def l2_grads(grads, parameters, lambd, m):
    return {name: g + lambd / m * np.sign(parameters[name[1:]]) if name[1] == "W" else g for name, g in grads.items()}


# %% wrong l2_grads.cost_added
def l2_grads(grads, parameters, lambd, m):
    charged = {}
    for name, g in grads.items():
        if name[1] == "W":
            g = g + lambd / m * np.linalg.norm(parameters[name[1:]])
        charged[name] = g
    return charged


# %% wrong l2_grads.cost_added
def l2_grads(grads, parameters, lambd, m):
    charged = {}
    for name, g in grads.items():
        if name[1] == "W":
            g = g + lambd / (2 * m) * np.sum(parameters[name[1:]] ** 2)
        charged[name] = g
    return charged


# %% wrong l2_grads.wrong_sign
def l2_grads(grads, parameters, lambd, m):
    return {name: g - lambd / m * parameters[name[1:]] if name[1] == "W" else g for name, g in grads.items()}


# %% wrong l2_grads.sum_of_W
def l2_grads(grads, parameters, lambd, m):
    charged = dict(grads)
    for l in range(1, len(parameters) // 2 + 1):
        charged[f"dW{l}"] = grads[f"dW{l}"] + lambd / m * np.sum(parameters[f"W{l}"])
    return charged


# %% wrong batchnorm_forward.squared_for_root
def batchnorm_forward(Z, gamma, beta, eps):
    mean = Z.mean(axis=1, keepdims=True)
    return gamma * (Z - mean) / (Z.var(axis=1, keepdims=True) + eps) ** 2 + beta


# %% wrong layernorm_forward.squared_for_root
def layernorm_forward(Z, gamma, beta, eps):
    mean = Z.mean(axis=0, keepdims=True)
    return gamma * (Z - mean) / (Z.var(axis=0, keepdims=True) + eps) ** 2 + beta


# %% wrong batchnorm_forward.root_of_the_deviation
def batchnorm_forward(Z, gamma, beta, eps):
    mean, std = Z.mean(axis=1, keepdims=True), Z.std(axis=1, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(std + eps) + beta


# %% wrong layernorm_forward.root_of_the_deviation
def layernorm_forward(Z, gamma, beta, eps):
    mean, std = Z.mean(axis=0, keepdims=True), Z.std(axis=0, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(std + eps) + beta


# %% wrong batchnorm_forward.mean_square
def batchnorm_forward(Z, gamma, beta, eps):
    return gamma * Z / np.sqrt(np.mean(Z**2, axis=1, keepdims=True) + eps) + beta


# %% wrong layernorm_forward.mean_square
def layernorm_forward(Z, gamma, beta, eps):
    return gamma * Z / np.sqrt(np.mean(Z**2, axis=0, keepdims=True) + eps) + beta


# %% wrong batchnorm_forward.no_keepdims
def batchnorm_forward(Z, gamma, beta, eps):
    mean, var = np.mean(Z, axis=1), np.var(Z, axis=1)
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta


# %% wrong layernorm_forward.no_keepdims
def layernorm_forward(Z, gamma, beta, eps):
    mean, var = np.mean(Z, axis=1), np.var(Z, axis=1)
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta


# %% wrong batchnorm_forward.cache_too
def batchnorm_forward(Z, gamma, beta, eps):
    mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    out = gamma * (Z - mean) / np.sqrt(var + eps) + beta
    return out, (Z, mean, var, gamma)


# %% wrong layernorm_forward.cache_too
def layernorm_forward(Z, gamma, beta, eps):
    mean, var = Z.mean(axis=0, keepdims=True), Z.var(axis=0, keepdims=True)
    out = gamma * (Z - mean) / np.sqrt(var + eps) + beta
    return out, (Z, mean, var, gamma)


# %% wrong residual_forward.half_of_the_cache
def residual_forward(A_prev, W, b):
    Z, cache = linear_forward(A_prev, W, b)
    A, _ = relu(Z)
    return A_prev + A, cache


# %% wrong l2_grads.not_the_derivative
def l2_grads(grads, parameters, lambd, m):
    charged = dict(grads)
    for l in range(1, len(parameters) // 2 + 1):
        charged[f"dW{l}"] = grads[f"dW{l}"] + lambd / (2 * m) * parameters[f"W{l}"] ** 2
    return charged


# %% wrong l2_grads.m_above_the_line
def l2_grads(grads, parameters, lambd, m):
    charged = dict(grads)
    for l in range(1, len(parameters) // 2 + 1):
        charged[f"dW{l}"] = grads[f"dW{l}"] + lambd * parameters[f"W{l}"] / 2 * m
    return charged


# %% wrong l2_grads.unit_length
def l2_grads(grads, parameters, lambd, m):
    charged = dict(grads)
    for l in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{l}"]
        charged[f"dW{l}"] = grads[f"dW{l}"] + lambd / m * W / np.linalg.norm(W)
    return charged

# %% right which_start.letter
which_start = "d"

# %% right which_start.capital
which_start = "D"

# %% wrong which_start.all
which_start = "a"

# %% wrong which_start.small_is_harmless
which_start = "b"

# %% wrong which_start.large_is_harmless
which_start = "c"

# %% right one_sample.letter
one_sample = "c"

# %% wrong one_sample.unchanged
one_sample = "a"

# %% wrong one_sample.gamma
one_sample = "b"

# %% wrong one_sample.only_stretched
one_sample = "d"

# %% right doubled_weights.half
doubled_weights = 0.5

# %% right doubled_weights.fraction
doubled_weights = 1 / 2

# %% wrong doubled_weights.unchanged
doubled_weights = 1

# %% wrong doubled_weights.doubled
doubled_weights = 2

# %% wrong doubled_weights.squared
doubled_weights = 1 / 4

# %% right residual_gradient.zero
residual_gradient = 0

# %% right residual_gradient.sum
residual_gradient = 1 + (-1) * 1

# %% wrong residual_gradient.only_around
residual_gradient = 1

# %% wrong residual_gradient.only_branch
residual_gradient = -1

# %% wrong residual_gradient.sign
residual_gradient = 1 + 1

# %% right decayed_weight.number
decayed_weight = 4.9

# %% right decayed_weight.factor
decayed_weight = 5 * (1 - 0.1 * 2 / 10)

# %% wrong decayed_weight.no_charge
decayed_weight = 5 - 0.1 * 0

# %% wrong decayed_weight.ten_times
decayed_weight = 5 - 0.1 * 2 * 5

# %% wrong decayed_weight.half
decayed_weight = 5 - 0.1 * 2 / (2 * 10) * 5

# %% wrong decayed_weight.grown
decayed_weight = 5 + 0.1 * 1


# %% wrong batchnorm_forward.squares_summed
def batchnorm_forward(Z, gamma, beta, eps):
    centred = Z - Z.mean(axis=1, keepdims=True)
    return gamma * centred / np.sqrt(np.sum(centred**2, axis=1, keepdims=True) + eps) + beta


# %% wrong layernorm_forward.squares_summed
def layernorm_forward(Z, gamma, beta, eps):
    centred = Z - Z.mean(axis=0)
    return gamma * centred / np.sqrt(np.sum(centred**2, axis=0) + eps) + beta


# %% wrong residual_forward.relu_first
def residual_forward(A_prev, W, b):
    H, _ = relu(A_prev)
    Z, _ = linear_forward(H, W, b)
    return A_prev + Z, ((A_prev, W, b), W @ A_prev + b)


# %% wrong residual_backward.gates_skipped
def residual_backward(dA, cache):
    dA_prev, dW, db = linear_backward(dA, cache[0])
    return dA_prev + dA, dW, db
