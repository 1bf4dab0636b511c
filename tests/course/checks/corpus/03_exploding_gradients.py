# %% wrong linear_forward.samples_in_rows
# From: layer functions in public code
# Name: W_transposed
def linear_forward(A_prev, W, b):
    Z = np.dot(A_prev, W) + b
    return Z, (A_prev, W, b)


# %% wrong linear_forward.W_turned
# From: network class in public code
# Name: W_transposed
def linear_forward(A_prev, W, b):
    Z = np.dot(W.T, A_prev) + b
    return Z, (A_prev, W, b)


# %% right linear_forward.both_turned
# From: identity of transposes, layer functions in public code
def linear_forward(A_prev, W, b):
    Z = np.dot(A_prev.T, W.T).T + b
    return Z, (A_prev, W, b)


# %% wrong linear_forward.no_bias
# From: single-layer example in public code
# Name: b_omitted
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev)
    return Z, (A_prev, W, b)


# %% wrong linear_forward.cache_of_two
# From: layer functions in public code
# Name: cache_incomplete
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    return Z, (A_prev, W)


# %% wrong linear_forward.Z_in_the_cache
# From: forward and backward methods in public code
# Name: none
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, (A_prev, W, Z)


# %% wrong linear_forward.multiply
# From: thread, community.deeplearning.ai/t/241052
# Name: elementwise
def linear_forward(A_prev, W, b):
    Z = np.multiply(W, A_prev) + b
    return Z, (A_prev, W, b)


# %% wrong linear_forward.array_alone
# From: convolution notes in public code
# Name: none
def linear_forward(A_prev, W, b):
    return np.dot(W, A_prev) + b


# %% wrong linear_forward.cache_with_names
# From: script with cache["Z"], public code
# Name: cache_incomplete
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    cache = {"A_prev": A_prev, "W": W, "b": b}
    return Z, cache


# %% wrong linear_forward.no_bias_and_other_order
# From: two slips, layer functions in public code
# Name: b_omitted
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev)
    return Z, (W, A_prev, b)


# %% wrong linear_backward.all_by_entries
# From: thread, community.deeplearning.ai/t/241052
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.multiply(A_prev, dZ)
    db = 1 / m * np.sum(dZ, axis=0, keepdims=True)
    dA_prev = np.multiply(dZ, W.T)
    return dA_prev, dW, db


# %% wrong linear_backward.db_down_the_columns
# From: thread, community.deeplearning.ai/t/241052
# Name: db_over_units
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=0, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% wrong linear_backward.m_from_W
# From: script of a network, public code
# Name: divided_by_n
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = W.shape[0]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% wrong linear_backward.A_first
# From: backward propagation in public code
# Name: W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dA_prev = np.dot(W.T, dZ)
    dW = np.dot(A_prev.T, dZ)
    db = dZ
    return dA_prev, dW, db


# %% wrong linear_backward.sum_and_no_sum
# From: AlanWei/deeplearning-js, src/math/linearBackward.ts
# Name: no_m_in_dW
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, A_prev.T)
    db = dZ
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% wrong linear_backward.mean_for_b_sum_for_W
# From: issue, kvfrans/notes#5
# Name: no_m_in_dW
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = dZ @ A_prev.T
    db = np.mean(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% wrong linear_backward.rows_of_dW
# From: issue, rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62
# Name: db_from_dW
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum((1 / m) * np.dot(dZ, A_prev.T), axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% wrong linear_backward.sums
# From: issue, heyxhh/nnet-numpy#1
# Name: no_m
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1).reshape(-1, 1)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% wrong linear_backward.dW_doubled
# From: issue, bighuang624/Andrew-Ng-Deep-Learning-notes#10
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1.0 / m * np.dot(dZ, A_prev.T) * 2
    db = 1.0 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% wrong linear_backward.db_times_four
# From: issue, bighuang624/Andrew-Ng-Deep-Learning-notes#10
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1.0 / m * np.dot(dZ, A_prev.T)
    db = 4.0 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% wrong linear_backward.dW_doubled_db_times_four
# From: two slips, issue, bighuang624/Andrew-Ng-Deep-Learning-notes#10
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 2.0 / m * np.dot(dZ, A_prev.T)
    db = 4.0 / m * np.sum(dZ, axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% wrong linear_backward.error_as_db
# From: pull request, mlpack/mlpack#3679
# Name: db_not_summed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ


# %% wrong linear_backward.db_divided_twice
# From: pull request, deeplearning4j/deeplearning4j#366
# Name: m_twice
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.mean(dZ, axis=1, keepdims=True) / m
    return W.T @ dZ, dW, db


# %% wrong linear_backward.samples_in_rows
# From: layer functions in public code
# Name: W_not_transposed
def linear_backward(dZ, cache):
    x, weights, b = cache
    grad_weights = np.dot(x.T, dZ)
    grad_bias = np.sum(dZ, axis=0, keepdims=True)
    grad_input = np.dot(dZ, weights.T)
    return grad_input, grad_weights, grad_bias


# %% wrong linear_backward.db_a_number
# From: thread, community.deeplearning.ai/t/119220
# Name: db_one_number
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ)
    return np.dot(W.T, dZ), dW, db


# %% wrong linear_backward.dot_with_ones
# From: assignment code, CS231n
# Name: db_flat
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    db = np.dot(dZ, np.ones((m,))) / m
    return W.T @ dZ, dZ @ A_prev.T / m, db


# %% right linear_backward.dot_with_a_column_of_ones
# From: issue, rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    db = np.dot(dZ, np.ones((m, 1))) / m
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, db


# %% wrong linear_backward.parameters_first
# From: order of a dict of gradients, planar assignment in public code
# Name: results_swapped
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dW, db, dA_prev


# %% wrong linear_backward.m_in_dZ
# From: thread, community.deeplearning.ai/t/221994
# Name: m_in_dA_prev
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dZ = dZ / A_prev.shape[1]
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% wrong linear_backward.dW_in_place_of_W
# From: thread, community.deeplearning.ai/t/402919
# Name: dW_for_W
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return np.dot(dW.T, dZ), dW, db


# %% wrong linear_backward.A_not_turned
# From: thread, community.deeplearning.ai/t/674897
# Name: W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


# %% wrong linear_backward.m_from_rows_and_db_flat
# From: two slips, m = AL.shape[0] and np.ones((N,)) in public code
# Name: divided_by_n
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1) / m


# %% wrong linear_backward.dW_turned_and_no_m
# From: two slips, layer functions in public code
# Name: no_m_in_dW
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, A_prev @ dZ.T, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong L_model_forward.input_at_every_layer
# From: thread on week 4, exercise 5, community.deeplearning.ai
# Name: wrong_input
def L_model_forward(X, parameters):
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(X, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.all_names_counted
# From: assignment code, deep learning specialization
# Name: no_such_layer
def L_model_forward(X, parameters):
    caches, A = [], X
    for l in range(1, len(parameters)):
        Z, linear_cache = linear_forward(A, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.sigmoid_at_the_end
# From: assignment code, deep learning specialization
# Name: none
def L_model_forward(X, parameters):
    caches, A = [], X
    L = len(parameters) // 2
    for l in range(1, L):
        Z, linear_cache = linear_forward(A, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    Z, linear_cache = linear_forward(A, parameters["W" + str(L)], parameters["b" + str(L)])
    AL = 1 / (1 + np.exp(-Z))
    caches.append((linear_cache, Z))
    return AL, caches


# %% wrong L_model_forward.linear_half_kept
# From: forward methods in public code
# Name: only_linear_caches
def L_model_forward(X, parameters):
    caches, A = [], X
    for l in range(1, len(parameters) // 2 + 1):
        Z, cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, _ = relu(Z)
        caches.append(cache)
    return A, caches


# %% wrong L_model_forward.gate_forgotten
# From: issue, FahdSeddik/DeepLearning.AI-Natural-Language-Processing-Specialization#1
# Name: relu_skipped
def L_model_forward(X, parameters):
    caches, A = [], X
    for l in range(1, len(parameters) // 2 + 1):
        A, cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        caches.append((cache, A))
    return A, caches


# %% wrong L_model_forward.from_zero
# From: loop over range(L) in public code
# Name: no_such_layer
def L_model_forward(X, parameters):
    caches, A = [], X
    for l in range(len(parameters) // 2):
        Z, linear_cache = linear_forward(A, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.output_alone
# From: predict function in public code
# Name: none
def L_model_forward(X, parameters):
    A = X
    for l in range(1, len(parameters) // 2 + 1):
        Z, _ = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, _ = relu(Z)
    return A


# %% wrong L_model_forward.caches_first
# From: order of results, network in public code
# Name: none
def L_model_forward(X, parameters):
    caches, A = [], X
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return caches, A


# %% wrong L_model_forward.dict_of_caches
# From: network in torch, public code
# Name: caches_not_pairs
def L_model_forward(X, parameters):
    cache = {"A0": X}
    A = X
    for l in range(1, len(parameters) // 2 + 1):
        Z, _ = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, _ = relu(Z)
        cache[f"Z{l}"], cache[f"A{l}"] = Z, A
    return A, cache


# %% right L_model_forward.last_layer_by_itself
# From: assignment code, deep learning specialization
def L_model_forward(X, parameters):
    caches, A = [], X
    L = len(parameters) // 2
    for l in range(1, L):
        A_prev = A
        Z, linear_cache = linear_forward(A_prev, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    Z, linear_cache = linear_forward(A, parameters["W" + str(L)], parameters["b" + str(L)])
    AL, activation_cache = relu(Z)
    caches.append((linear_cache, activation_cache))
    return AL, caches


# %% wrong L_model_backward.cross_entropy_start
# From: assignment code, deep learning specialization
# Name: cross_entropy
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    for l in reversed(range(len(caches))):
        linear_cache, Z = caches[l]
        dA, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.key_two_above
# From: script of a network, public code
# Name: none
def L_model_backward(AL, Y, caches):
    L = len(caches)
    grads = {f"dA{L + 1}": AL - Y}
    for l in reversed(range(L)):
        linear_cache, Z = caches[l]
        dZ = relu_backward(grads["dA" + str(l + 2)], Z)
        grads["dA" + str(l)], grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = linear_backward(dZ, linear_cache)
    return {name: g for name, g in grads.items() if not name.startswith("dA")}


# %% wrong L_model_backward.mean_at_the_start
# From: thread, community.deeplearning.ai/t/221994
# Name: m_twice
def L_model_backward(AL, Y, caches):
    grads = {}
    m = AL.shape[1]
    dA = (AL - Y) / m
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.twice_the_error
# From: mse_derivative in public code
# Name: doubled
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = 2 * (AL - Y)
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.error_is_dZ
# From: network with softmax in public code
# Name: output_gate_skipped
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[L - 1][0])
    for l in reversed(range(L - 1)):
        linear_cache, Z = caches[l]
        dA, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.from_the_front
# From: loop over layers in public code
# Name: Z_of_another_layer
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches)):
        linear_cache, Z = caches[l]
        dZ = relu_backward(dA, Z)
        dA, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.without_the_last
# From: assignment code, deep learning specialization
# Name: none
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    L = len(caches)
    for l in reversed(range(L - 1)):
        linear_cache, Z = caches[l]
        dZ = relu_backward(dA, Z)
        dA, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.same_dA_for_all
# From: L_model_backward explained, collected forum threads
# Name: Z_of_another_layer
def L_model_backward(AL, Y, caches):
    grads = {}
    dAL = AL - Y
    for l in reversed(range(len(caches))):
        linear_cache, Z = caches[l]
        dA_prev, dW, db = linear_backward(relu_backward(dAL, Z), linear_cache)
        grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = dW, db
    return grads


# %% wrong L_model_backward.names_from_zero
# From: loop over layers in public code
# Name: layer_offset
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in reversed(range(len(caches))):
        linear_cache, Z = caches[l]
        dA, grads["dW" + str(l)], grads["db" + str(l)] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.sign
# From: issue, vzhou842/neural-network-from-scratch#2
# Name: uphill
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = Y - AL
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.regularised
# From: network with L2, public code
# Name: none
def L_model_backward(AL, Y, caches, lambd=0.7):
    grads = {}
    m = AL.shape[1]
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, dW, db = linear_backward(relu_backward(dA, Z), linear_cache)
        grads[f"dW{l}"] = dW + lambd / m * linear_cache[1]
        grads[f"db{l}"] = db
    return grads


# %% wrong L_model_backward.sigmoid_in_the_last
# From: assignment code, deep learning specialization
# Name: sigmoid_at_the_end
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    linear_cache, Z = caches[-1]
    s = 1 / (1 + np.exp(-Z))
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward((AL - Y) * s * (1 - s), linear_cache)
    for l in reversed(range(L - 1)):
        linear_cache, Z = caches[l]
        dA, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong L_model_backward.halves_exchanged
# From: L_model_backward explained, collected forum threads
# Name: halves_exchanged
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        activation_cache, linear_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.one_layer_doubled
# From: issue, bighuang624/Andrew-Ng-Deep-Learning-notes#10
# Name: none
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    grads["dW1"] = grads["dW1"] * 2
    return grads


# %% wrong clip_by_norm.each_array
# From: issue, huggingface/transformers#581
# Name: per_array
def clip_by_norm(grads, c):
    return {k: g * min(1, c / np.linalg.norm(g)) for k, g in grads.items()}


# %% wrong clip_by_norm.values
# From: network for regression in public code
# Name: by_value
def clip_by_norm(grads, c):
    return {k: np.where(g > c, c, np.where(g < -c, -c, g)) for k, g in grads.items()}


# %% right clip_by_norm.small_number_added
# From: utilities of a book, public code
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    rate = c / (total + 1e-6)
    return {k: g * rate if rate < 1 else g.copy() for k, g in grads.items()}


# %% right clip_by_norm.norm_of_norms
# From: notes on CS336, public code
def clip_by_norm(grads, c):
    total = np.linalg.norm([np.linalg.norm(g) for g in grads.values()])
    scale = min(1.0, c / total)
    return {k: scale * g for k, g in grads.items()}


# %% wrong clip_by_norm.not_clipped
# From: pull request, NVIDIA/OpenSeq2Seq#192
# Name: turned_round
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm < c:
        grads = {k: g * c / norm for k, g in grads.items()}
    return grads


# %% wrong clip_by_norm.third_powers
# From: clipping at an "L3 norm", public code
# Name: none
def clip_by_norm(grads, c):
    norm = sum(np.sum(np.abs(g) ** 3) for g in grads.values()) ** (1 / 3)
    factor = c / norm if norm > c else 1
    return {k: factor * g for k, g in grads.items()}


# %% wrong clip_by_norm.norm_of_a_list
# From: np.linalg.norm over gradients, public code
# Name: none
def clip_by_norm(grads, c):
    norm = np.linalg.norm(list(grads.values()))
    return {k: g * min(1, c / norm) for k, g in grads.items()}


# %% wrong clip_by_norm.in_place_and_nothing_returned
# From: utilities of a book, public code
# Name: grads_changed
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    rate = c / (total + 1e-6)
    if rate < 1:
        for g in grads.values():
            g *= rate


# %% wrong clip_by_norm.per_array_then_global
# From: issue, google/automl#910
# Name: none
def clip_by_norm(grads, c):
    first = {k: g * min(1, c / np.linalg.norm(g)) for k, g in grads.items()}
    norm = np.sqrt(sum(np.sum(g**2) for g in first.values()))
    return {k: g * min(1, c / norm) for k, g in first.items()}


# %% wrong grad_norms.squared_again
# From: clipping in public code
# Name: no_sqrt
def grad_norms(grads):
    return {k: np.linalg.norm(g) ** 2 for k, g in grads.items()}


# %% wrong grad_norms.greatest
# From: norm of infinite order, public code
# Name: largest_entry
def grad_norms(grads):
    return {k: np.max(np.abs(g)) for k, g in grads.items()}


# %% wrong grad_norms.list_of_norms
# From: notes on CS336, public code
# Name: none
def grad_norms(grads):
    return [np.linalg.norm(g) for g in grads.values()]


# %% wrong grad_norms.total
# From: clipping in public code
# Name: one_number
def grad_norms(grads):
    total = 0
    for g in grads.values():
        total += np.sum(g**2)
    return np.sqrt(total)


# %% right grad_norms.linalg
# From: clipping in public code
def grad_norms(grads):
    return {k: np.linalg.norm(g) for k, g in grads.items()}


# %% wrong grad_norms.root_of_the_mean
# From: issue, google-deepmind/dm-haiku#178
# Name: mean
def grad_norms(grads):
    return {k: np.mean(g**2) ** 0.5 for k, g in grads.items()}
