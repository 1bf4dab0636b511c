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
# Name: sigmoid_at_the_end
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


# %% wrong linear_forward.threshold
# From: perceptron code, w x - theta
# Name: b_subtracted
def linear_forward(A_prev, W, b):
    return np.dot(W, A_prev) - b, (A_prev, W, b)


# %% wrong linear_forward.one_bias_for_all
# From: issue, rasbt/stat453-deep-learning-ss21#5, the forward side
# Name: none
def linear_forward(A_prev, W, b):
    return np.dot(W, A_prev) + np.sum(b), (A_prev, W, b)


# %% wrong linear_forward.keeps_in_another_order
# From: public code, cache = (W, A_prev, b)
# Name: cache_order
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (W, A_prev, b)


# %% wrong linear_forward.gate_inside
# From: networks in public code whose linear layer holds the activation
# Name: none
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return np.maximum(0, Z), (A_prev, W, b)


# %% wrong linear_forward.bias_out_and_of_the_cache
# From: as linear_forward.bias_left_out and .keeps_two
# Name: none
def linear_forward(A_prev, W, b):
    return W @ A_prev, (A_prev, W)


# %% right linear_forward.with_a_row_of_ones
# From: homework code, CS229, intercept as a column of ones
def linear_forward(A_prev, W, b):
    Z = np.hstack([W, b]) @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])
    return Z, (A_prev, W, b)


# %% wrong linear_backward.db_as_a_sum
# From: public code, dW / m and db not, search "def linear_activation_backward("
# Name: no_m_in_db
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True)


# %% wrong linear_backward.dW_turned
# From: homework code, A_prev dZ.T for samples in columns
# Name: dW_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, A_prev @ dZ.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.one_db_for_all
# From: issue, rasbt/stat453-deep-learning-ss21#5
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.full(b.shape, np.sum(dZ) / m)


# %% wrong linear_backward.everything_over_m
# From: thread, community.deeplearning.ai/t/63071, 1/m in dZ
# Name: m_in_dA_prev
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dZ = dZ / m
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.decayed
# From: class in public code, dW + (lambd / m) * W
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, (dZ @ A_prev.T + 0.7 * W) / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.cache_read_backwards
# From: public code that unpacks W, A_prev, b
# Name: cache_order
def linear_backward(dZ, cache):
    W, A_prev, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.inputs_for_samples
# From: issue, victorlempitsky/Mate#2, numel for size
# Name: none
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.size
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.units_and_db_as_a_sum
# From: as linear_backward.units_for_samples and .db_as_a_sum
# Name: no_m_in_db
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return W.T @ dZ, dZ @ A_prev.T / W.shape[0], np.sum(dZ, axis=1, keepdims=True)


# %% wrong linear_backward.dA_not_turned
# From: public code, np.dot(W, dZ)
# Name: W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% right linear_backward.with_ones
# From: rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return (dZ.T @ W).T, (A_prev @ dZ.T / m).T, dZ @ np.ones((m, 1)) / m


# %% right linear_backward.mean_of_outer_products
# From: question, stats.stackexchange.com/q/500902, np.outer
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    outer = [np.outer(dZ[:, j], A_prev[:, j]) for j in range(dZ.shape[1])]
    return np.einsum("ij,ik->jk", W, dZ), np.mean(outer, axis=0), dZ.mean(axis=1).reshape(b.shape)


# %% wrong L_model_forward.names_counted_as_layers
# From: thread, community.deeplearning.ai, week 4, exercise 5
# Name: no_such_layer
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.last_layer_left_out
# From: range slips in public code, range(1, L)
# Name: last_layer_missing
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.linear_at_the_end
# From: regression networks in public code
# Name: output_relu_skipped
def L_model_forward(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A = relu(Z)[0] if l < L else Z
        caches.append((linear_cache, Z))
    return A, caches


# %% wrong L_model_forward.first_bias_again
# From: copied lines in public code, parameters["b1"]
# Name: none
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters["b1"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.caches_in_one_row
# From: public code that appends both caches one after the other
# Name: caches_not_pairs
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append(linear_cache)
        caches.append(activation_cache)
    return A, caches


# %% wrong L_model_forward.pair_turned_round
# From: public code, cache = (cache_activation, cache_linear)
# Name: caches_swapped
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((activation_cache, linear_cache))
    return A, caches


# %% wrong L_model_forward.gives_back_Z
# From: networks in public code whose last line returns Z
# Name: output_relu_skipped
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return Z, caches


# %% wrong L_model_forward.Z_goes_on
# From: deeplearning4j/deeplearning4j#364, zs and activations are one object
# Name: none
def L_model_forward(X, parameters):
    Z, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(Z, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.keeps_the_last_only
# From: class of a layer in public code that keeps its newest cache
# Name: caches_overwritten
def L_model_forward(X, parameters):
    A = X
    for l in range(1, len(parameters) // 2 + 1):
        caches = []
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.no_biases_and_open_end
# From: neetcode-gh/leetcode#5810 and regression networks
# Name: none, and nothing shows it
def L_model_forward(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A
        caches.append(((A, W, b), Z))
        A = np.maximum(0, Z) if l < L else Z
    return A, caches


# %% right L_model_forward.layers_as_pairs
# From: functional code in public repositories
def L_model_forward(X, parameters):
    caches, AL = [], X
    layers = [(parameters[f"W{l}"], parameters[f"b{l}"]) for l in range(1, len(parameters) // 2 + 1)]
    for W, b in layers:
        cache = (AL, W, b)
        Z = np.matmul(W, AL) + np.tile(b, (1, AL.shape[1]))
        AL = Z.clip(min=0)
        caches += [(cache, Z)]
    return AL, caches


# %% wrong L_model_backward.m_in_every_layer
# From: the same thread, "multiply with 1/m" in dZ of each layer
# Name: none
def L_model_backward(AL, Y, caches):
    grads, dA, m = {}, AL - Y, Y.shape[1]
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache) / m
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.gates_left_out
# From: question, datascience.stackexchange.com/questions/120115
# Name: gates_skipped
def L_model_backward(AL, Y, caches):
    grads, dA = {}, AL - Y
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dA, caches[l - 1][0])
    return grads


# %% wrong L_model_backward.only_the_last_gate
# From: the same question, hidden layers without derivative
# Name: none
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = AL - Y
    for l in range(L, 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache) if l == L else dA
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.stops_early
# From: range slips in public code, range(L, 1, -1)
# Name: first_layer_missing
def L_model_backward(AL, Y, caches):
    grads, dA = {}, AL - Y
    for l in range(len(caches), 1, -1):
        linear_cache, activation_cache = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return grads


# %% wrong L_model_backward.sigmoid_slope_at_the_end
# From: Kulbear/deep-learning-coursera#42, sigmoid used twice
# Name: sigmoid_at_the_end
def L_model_backward(AL, Y, caches):
    grads, dA = {}, (AL - Y) * AL * (1 - AL)
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return grads


# %% wrong L_model_backward.caches_turned_round
# From: thread, deeplearning.ai on caches and indices
# Name: layer_offset
def L_model_backward(AL, Y, caches):
    grads, dA = {}, AL - Y
    for l, (linear_cache, activation_cache) in enumerate(reversed(caches), start=1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return grads


# %% wrong L_model_backward.twice_and_open_end
# From: vzhou842-like losses with regression networks
# Name: output_gate_skipped
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = 2 * (AL - Y)
    for l in range(L, 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dA * (Z > 0) if l < L else dA, linear_cache)
    return grads


# %% wrong L_model_backward.turned_and_over_m
# From: as L_model_backward.target_less_output and .m_twice
# Name: none
def L_model_backward(AL, Y, caches):
    grads, dA = {}, (Y - AL) / AL.shape[1]
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return grads


# %% right L_model_backward.taken_from_the_end
# From: functional code in public repositories
def L_model_backward(AL, Y, caches):
    grads, dA, m = {}, AL - Y, Y.shape[1]
    for place, ((A_prev, W, b), Z) in reversed(list(enumerate(caches, 1))):
        dZ = dA * np.heaviside(Z, 0)
        grads |= {f"dW{place}": dZ.dot(A_prev.T) / m, f"db{place}": dZ.mean(1, keepdims=True)}
        dA = W.T.dot(dZ)
    return grads


# %% wrong clip_by_norm.norms_added
# From: gradient clipping in public code, total_norm += np.linalg.norm(g)
# Name: another_norm
def clip_by_norm(grads, c):
    total = sum(np.linalg.norm(g) for g in grads.values())
    return {name: g * min(1, c / total) for name, g in grads.items()}


# %% wrong clip_by_norm.no_root
# From: gradient clipping in public code without np.sqrt
# Name: another_norm
def clip_by_norm(grads, c):
    total = sum(np.sum(g**2) for g in grads.values())
    return {name: g * min(1, c / total) for name, g in grads.items()}


# %% wrong clip_by_norm.always
# From: gradient clipping in public code without "if rate < 1"
# Name: always_scales
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * c / total for name, g in grads.items()}


# %% wrong clip_by_norm.in_place
# From: noissefnoc/book-deep-learning-from-scratch-2, ch06
# Name: grads_changed
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    rate = c / total
    if rate < 1:
        for g in grads.values():
            g *= rate
    return grads


# %% wrong clip_by_norm.grads_and_limit
# From: m-daichi1219/study-deep-learning2, ch06, return (grads, max_norm)
# Name: none
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * min(1, c / total) for name, g in grads.items()}, c


# %% wrong clip_by_norm.turned_factor
# From: gradient clipping in public code, norm / max_norm
# Name: turned_round
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * (total / c) if total > c else g for name, g in grads.items()}


# %% wrong clip_by_norm.longest_array
# From: infinity norm of clip_grad_norm_ in public code
# Name: another_norm
def clip_by_norm(grads, c):
    largest = max(np.linalg.norm(g) for g in grads.values())
    return {name: g * min(1, c / largest) for name, g in grads.items()}


# %% wrong clip_by_norm.mean_square
# From: gradient clipping in public code with np.mean
# Name: another_norm
def clip_by_norm(grads, c):
    everything = np.concatenate([g.ravel() for g in grads.values()])
    size = np.sqrt(np.mean(everything**2))
    return {name: g * min(1, c / size) for name, g in grads.items()}


# %% wrong clip_by_norm.weights_only
# From: class of a layer in public code that clips dW
# Name: weights_only
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for name, g in grads.items() if name.startswith("dW")))
    return {name: g * min(1, c / total) if name.startswith("dW") else g for name, g in grads.items()}


# %% wrong clip_by_norm.each_without_root
# From: as clip_by_norm.each_on_its_own and .no_root
# Name: none
def clip_by_norm(grads, c):
    return {name: g * min(1, c / np.sum(g**2)) for name, g in grads.items()}


# %% wrong clip_by_norm.divided_by_the_norm
# From: normalised gradients in public code
# Name: to_unit_norm
def clip_by_norm(grads, c):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g / total if total > c else g for name, g in grads.items()}


# %% right clip_by_norm.one_long_arrow
# From: gradient_clipping in public code, torch.cat of all gradients
def clip_by_norm(grads, c):
    arrow = np.concatenate([g.reshape(-1) for g in grads.values()])
    factor = c / max(c, np.linalg.norm(arrow))
    return dict((name, factor * g) for name, g in grads.items())


# %% wrong grad_norms.rows
# From: np.linalg.norm with axis=1, public code
# Name: along_an_axis
def grad_norms(grads):
    return {name: np.linalg.norm(g, axis=1) for name, g in grads.items()}


# %% wrong grad_norms.largest_stretch
# From: np.linalg.norm(g, 2) in public code
# Name: matrix_norm
def grad_norms(grads):
    return {name: np.linalg.norm(g, 2) for name, g in grads.items()}


# %% wrong grad_norms.sizes_added
# From: L1 norms in public code
# Name: sum_of_abs
def grad_norms(grads):
    return {name: np.abs(g).sum() for name, g in grads.items()}


# %% wrong grad_norms.spread
# From: notebooks that print g.std()
# Name: none
def grad_norms(grads):
    return {name: g.std() for name, g in grads.items()}


# %% wrong grad_norms.over_the_samples
# From: norms divided by the number of columns in public code
# Name: none
def grad_norms(grads):
    return {name: np.linalg.norm(g) / g.shape[1] for name, g in grads.items()}


# %% wrong grad_norms.mean_of_squares
# From: as grad_norms.typical_size and .squares
# Name: mean
def grad_norms(grads):
    return {name: np.mean(g**2) for name, g in grads.items()}


# %% right grad_norms.by_trace
# From: Frobenius norm by the trace, linear algebra notes
def grad_norms(grads):
    return {name: np.sqrt(np.trace(g @ g.T)) for name, g in grads.items()}
