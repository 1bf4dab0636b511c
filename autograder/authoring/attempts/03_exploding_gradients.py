# Attempts at lesson 3, written as learners write them. Each block answers one stub: a right one is called by
# what is special about it, a wrong one by the catalogue's name for the mistake.

# %% right linear_forward.matmul
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, (A_prev, W, b)


# %% right linear_forward.dot
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    cache = (A_prev, W, b)
    return Z, cache


# %% right linear_forward.einsum
def linear_forward(A_prev, W, b):
    return np.einsum("ij,jk->ik", W, A_prev) + b, (A_prev, W, b)


# %% right linear_forward.rows
def linear_forward(A_prev, W, b):
    return (A_prev.T @ W.T + b.T).T, (A_prev.copy(), W.copy(), b.copy())


# %% right linear_forward.cache_as_list
def linear_forward(A_prev, W, b):
    return np.add(np.matmul(W, A_prev), b), [A_prev, W, b]


# %% wrong linear_forward.W_transposed
def linear_forward(A_prev, W, b):
    return W.T @ A_prev + b, (A_prev, W, b)


# %% wrong linear_forward.W_transposed
def linear_forward(A_prev, W, b):
    return np.dot(A_prev, W) + b, (A_prev, W, b)


# %% wrong linear_forward.W_transposed
def linear_forward(A_prev, W, b):
    return A_prev.T @ W.T + b.T, (A_prev, W, b)


# %% wrong linear_forward.elementwise
def linear_forward(A_prev, W, b):
    return W * A_prev + b, (A_prev, W, b)


# %% wrong linear_forward.b_omitted
def linear_forward(A_prev, W, b):
    return W @ A_prev, (A_prev, W, b)


# %% wrong linear_forward.b_subtracted
def linear_forward(A_prev, W, b):
    return W @ A_prev - b, (A_prev, W, b)


# %% wrong linear_forward.cache_order
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (W, A_prev, b)


# %% wrong linear_forward.cache_order
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (W, b, A_prev)


# %% wrong linear_forward.cache_incomplete
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


# %% wrong linear_forward.cache_incomplete
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, Z


# %% wrong linear_forward.b_does_not_fit
def linear_forward(A_prev, W, b):
    return W @ A_prev + b.T, (A_prev, W, b)


# %% wrong linear_forward.b_does_not_fit
def linear_forward(A_prev, W, b):
    return np.dot(W, A_prev) + b.flatten(), (A_prev, W, b)


# %% right linear_backward.mean
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% right linear_backward.dot_and_sum
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% right linear_backward.einsum
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW = np.einsum("ik,jk->ij", dZ, A_prev) / m
    db = np.einsum("ik->i", dZ)[:, None] / m
    return np.einsum("ij,ik->jk", W, dZ), dW, db


# %% right linear_backward.ones
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    return (dZ.T @ W).T, (A_prev @ dZ.T).T / m, dZ @ np.ones((m, 1)) / m


# %% right linear_backward.reshape
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    db = np.mean(dZ, axis=1).reshape(b.shape)
    return [W.T.dot(dZ), dZ.dot(A_prev.T) / len(A_prev.T), db]


# %% wrong linear_backward.cache_changed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = dZ.mean(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    W[:] = W - 0.1 * dW
    return dA_prev, dW, db


# %% wrong linear_backward.W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, np.dot(dZ, A_prev) / m, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.cache_order
def linear_backward(dZ, cache):
    W, A_prev, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.results_swapped
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = dZ.mean(axis=1, keepdims=True)
    return dW, db, W.T @ dZ


# %% wrong linear_backward.elementwise
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ * A_prev / m, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.dW_for_W
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    return dW.T @ dZ, dW, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.no_m
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% wrong linear_backward.no_m_in_dW
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.no_m_in_db
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True)


# %% wrong linear_backward.m_in_dA_prev
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ / m, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% wrong linear_backward.m_twice
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dZ_mean = dZ / m
    return W.T @ dZ, dZ_mean @ A_prev.T / m, dZ_mean.mean(axis=1, keepdims=True)


# %% wrong linear_backward.m_twice
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True) / m


# %% wrong linear_backward.divided_by_n
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


# %% wrong linear_backward.divided_by_n
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


# %% wrong linear_backward.db_over_units
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=0, keepdims=True) / m


# %% wrong linear_backward.db_over_units
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.mean(dZ, axis=0)


# %% wrong linear_backward.db_flat
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1) / m


# %% wrong linear_backward.db_one_number
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ) / m


# %% wrong linear_backward.db_not_summed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ


# %% wrong linear_backward.dW_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, A_prev @ dZ.T / m, dZ.mean(axis=1, keepdims=True)


# %% right L_model_forward.loop
def L_model_forward(X, parameters):
    L = len(parameters) // 2
    A = X
    caches = []
    for l in range(1, L + 1):
        Z, linear_cache = linear_forward(A, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% right L_model_forward.written_out
def L_model_forward(X, parameters):
    caches = []
    A_prev = X
    for l in range(len(parameters) // 2):
        W, b = parameters[f"W{l + 1}"], parameters[f"b{l + 1}"]
        Z = np.dot(W, A_prev) + b
        caches += [[(A_prev, W, b), Z]]
        A_prev = np.where(Z > 0, Z, 0)
    return A_prev, caches


# %% right L_model_forward.last_layer_apart
def L_model_forward(X, parameters):
    L = len(parameters) // 2
    caches = []
    A = X
    for l in range(1, L):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    ZL, linear_cache = linear_forward(A, parameters[f"W{L}"], parameters[f"b{L}"])
    AL, activation_cache = relu(ZL)
    caches.append((linear_cache, activation_cache))
    return AL, tuple(caches)


# %% wrong L_model_forward.wrong_input
def L_model_forward(X, parameters):
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(X, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.last_layer_missing
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.relu_skipped
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        A, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        caches.append((linear_cache, A))
    return A, caches


# %% wrong L_model_forward.output_relu_skipped
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return Z, caches


# %% wrong L_model_forward.only_linear_caches
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, _ = relu(Z)
        caches.append(cache)
    return A, caches


# %% wrong L_model_forward.caches_swapped
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((activation_cache, linear_cache))
    return A, caches


# %% wrong L_model_forward.A_for_Z
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, _ = relu(Z)
        caches.append((linear_cache, A))
    return A, caches


# %% wrong L_model_forward.no_such_layer
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(len(parameters) // 2):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.no_such_layer
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.both_as_A
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A = relu(Z)
        caches.append((linear_cache, Z))
    return A, caches


# %% wrong L_model_forward.caches_overwritten
def L_model_forward(X, parameters):
    A = X
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches = [(linear_cache, activation_cache)]
    return A, caches


# %% wrong L_model_forward.caches_not_pairs
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append(linear_cache)
        caches.append(activation_cache)
    return A, caches


# %% wrong L_model_forward.caches_not_pairs
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, _ = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, cache = relu(Z)
        caches.append(cache)
    return A, caches


# %% wrong L_model_forward.caches_not_pairs
def L_model_forward(X, parameters):
    A = X
    caches = {}
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches[l] = (linear_cache, activation_cache)
    return A, caches


# %% wrong L_model_forward.caches_reversed
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.insert(0, (linear_cache, activation_cache))
    return A, caches


# %% right L_model_backward.loop
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads["dW" + str(l)], grads["db" + str(l)] = linear_backward(dZ, linear_cache)
    return grads


# %% right L_model_backward.with_dA
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    grads["dA" + str(L)] = -(Y - AL)
    for l in reversed(range(L)):
        linear_cache, activation_cache = caches[l]
        dZ = relu_backward(grads["dA" + str(l + 1)], activation_cache)
        dA_prev, dW, db = linear_backward(dZ, linear_cache)
        grads["dA" + str(l)] = dA_prev
        grads["dW" + str(l + 1)] = dW
        grads["db" + str(l + 1)] = db
    return grads


# %% right L_model_backward.gates_asked_twice
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in reversed(range(1, len(caches) + 1)):
        (A_prev, W, b), Z = caches[l - 1]
        dZ = relu_backward(relu_backward(dA, Z), Z) * (Z > 0)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, (A_prev, W, b))
    return grads


# %% right L_model_backward.gates_from_outputs
def L_model_backward(AL, Y, caches):
    grads = {}
    outputs = [A_prev for (A_prev, _, _), _ in caches[1:]] + [AL]
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        (A_prev, W, b), _ = caches[l - 1]
        dZ = dA * (outputs[l - 1] > 0)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, (A_prev, W, b))
    return grads


# %% right L_model_backward.written_out
def L_model_backward(AL, Y, caches):
    m = AL.shape[1]
    dA = AL - Y
    grads = {}
    for l, ((A_prev, W, _), Z) in reversed([*enumerate(caches, start=1)]):
        dZ = np.where(Z > 0, dA, 0)
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T) / m
        grads[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        dA = np.dot(W.T, dZ)
    return grads


# %% wrong L_model_backward.weights_updated
def L_model_backward(AL, Y, caches):
    m = AL.shape[1]
    dA = AL - Y
    grads = {}
    for l in range(len(caches), 0, -1):
        (A_prev, W, b), Z = caches[l - 1]
        dZ = relu_backward(dA, Z)
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        W -= 0.05 * grads[f"dW{l}"]
        dA = W.T @ dZ
    return grads


# %% wrong L_model_backward.weights_updated
def L_model_backward(AL, Y, caches):
    m = AL.shape[1]
    dA = AL - Y
    grads = {}
    for l in range(len(caches), 0, -1):
        (A_prev, W, b), Z = caches[l - 1]
        dZ = relu_backward(dA, Z)
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        W = W - 0.1 * grads[f"dW{l}"]
        dA = W.T @ dZ
    return grads


# %% wrong L_model_backward.Z_of_another_layer
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, _ = caches[l - 1]
        _, activation_cache = caches[l - 2]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.Z_of_another_layer
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(AL - Y, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.layer_offset
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in reversed(range(len(caches))):
        linear_cache, activation_cache = caches[l]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.layer_offset
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l, (linear_cache, activation_cache) in enumerate(reversed(caches), start=1):
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.gates_skipped
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dA, linear_cache)
    return grads


# %% wrong L_model_backward.output_gate_skipped
def L_model_backward(AL, Y, caches):
    L = len(caches)
    grads = {}
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[-1][0])
    for l in range(L - 1, 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.uphill
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = Y - AL
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.Y_ignored
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.m_twice
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = (AL - Y) / AL.shape[1]
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.doubled
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = 2 * (AL - Y)
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.past_the_end
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.first_layer_missing
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 1, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.other_names
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"W{l}"], grads[f"b{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.loss_for_dAL
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = (AL - Y) ** 2 / 2
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.loss_for_dAL
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = (AL - Y) ** 2
    for l in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% right grad_norms.sum_of_squares
def grad_norms(grads):
    return {name: np.sqrt(np.sum(g**2)) for name, g in grads.items()}


# %% right grad_norms.linalg
def grad_norms(grads):
    norms = {}
    for name in grads:
        norms[name] = float(np.linalg.norm(grads[name]))
    return norms


# %% right grad_norms.frobenius
def grad_norms(grads):
    return {name: np.linalg.norm(g, "fro") for name, g in grads.items()}


# %% right grad_norms.flattened
def grad_norms(grads):
    return {name: np.vdot(g, g) ** 0.5 for name, g in grads.items()}


# %% right grad_norms.einsum
def grad_norms(grads):
    return {name: np.sqrt(np.einsum("ij,ij->", g, g)) for name, g in grads.items()}


# %% wrong grad_norms.grads_changed
def grad_norms(grads):
    for name in grads:
        grads[name] = np.linalg.norm(grads[name])
    return grads


# %% wrong grad_norms.one_number
def grad_norms(grads):
    return np.sqrt(sum(np.sum(g**2) for g in grads.values()))


# %% wrong grad_norms.one_number
def grad_norms(grads):
    total = 0
    for g in grads.values():
        total += np.linalg.norm(g)
    return float(total)


# %% wrong grad_norms.one_number
def grad_norms(grads):
    total = sum(np.sum(g**2) for g in grads.values())
    return {name: np.sqrt(total) for name in grads}


# %% wrong grad_norms.no_sqrt
def grad_norms(grads):
    return {name: np.sum(g**2) for name, g in grads.items()}


# %% wrong grad_norms.mean
def grad_norms(grads):
    return {name: np.sqrt(np.mean(g**2)) for name, g in grads.items()}


# %% wrong grad_norms.mean
def grad_norms(grads):
    return {name: np.mean(np.abs(g)) for name, g in grads.items()}


# %% wrong grad_norms.sum_of_abs
def grad_norms(grads):
    return {name: np.sum(np.abs(g)) for name, g in grads.items()}


# %% wrong grad_norms.largest_entry
def grad_norms(grads):
    return {name: np.max(np.abs(g)) for name, g in grads.items()}


# %% wrong grad_norms.largest_entry
def grad_norms(grads):
    return {name: g.max() for name, g in grads.items()}


# %% wrong grad_norms.matrix_norm
def grad_norms(grads):
    return {name: np.linalg.norm(g, 2) for name, g in grads.items()}


# %% wrong grad_norms.matrix_norm
def grad_norms(grads):
    return {name: np.linalg.norm(g, ord=1) for name, g in grads.items()}


# %% wrong grad_norms.along_an_axis
def grad_norms(grads):
    return {name: np.linalg.norm(g, axis=1) for name, g in grads.items()}


# %% wrong grad_norms.along_an_axis
def grad_norms(grads):
    return {name: np.sqrt(np.sum(g**2, axis=0)) for name, g in grads.items()}


# %% right clip_by_norm.min
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = min(1, c / norm)
    return {name: factor * g for name, g in grads.items()}


# %% right clip_by_norm.with_if
def clip_by_norm(grads, c):
    total = 0
    for g in grads.values():
        total += np.sum(g**2)
    norm = np.sqrt(total)
    if norm <= c:
        return grads
    clipped = {}
    for name in grads:
        clipped[name] = grads[name] / norm * c
    return clipped


# %% right clip_by_norm.flat_vector
def clip_by_norm(grads, c):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads.values()]))
    return {name: g * c / max(norm, c) for name, g in grads.items()}


# %% right clip_by_norm.with_epsilon
def clip_by_norm(grads, c):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads.values()])
    return {name: g * np.minimum(1, c / (norm + 1e-6)) for name, g in grads.items()}


# %% wrong clip_by_norm.grads_changed
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    for name in grads:
        grads[name] *= min(1, c / norm)
    return grads


# %% wrong clip_by_norm.grads_changed
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > c:
        for name in grads:
            grads[name] = grads[name] * c / norm
    return grads


# %% wrong clip_by_norm.per_array
def clip_by_norm(grads, c):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * c / norm if norm > c else g
    return clipped


# %% wrong clip_by_norm.by_value
def clip_by_norm(grads, c):
    return {name: np.clip(g, -c, c) for name, g in grads.items()}


# %% wrong clip_by_norm.weights_only
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for name, g in grads.items() if "W" in name))
    return {name: g * min(1, c / norm) for name, g in grads.items()}


# %% wrong clip_by_norm.weights_only
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for name, g in grads.items() if "W" in name))
    return {name: g * min(1, c / norm) if "W" in name else g for name, g in grads.items()}


# %% wrong clip_by_norm.always_scales
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * c / norm for name, g in grads.items()}


# %% wrong clip_by_norm.to_unit_norm
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g / norm for name, g in grads.items()}


# %% wrong clip_by_norm.to_unit_norm
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g / norm if norm > c else g for name, g in grads.items()}


# %% wrong clip_by_norm.another_norm
def clip_by_norm(grads, c):
    norm = sum(np.linalg.norm(g) for g in grads.values())
    return {name: g * min(1, c / norm) for name, g in grads.items()}


# %% wrong clip_by_norm.another_norm
def clip_by_norm(grads, c):
    norm = sum(np.sum(g**2) for g in grads.values())
    return {name: g * min(1, c / norm) for name, g in grads.items()}


# %% wrong clip_by_norm.another_norm
def clip_by_norm(grads, c):
    norm = max(np.linalg.norm(g) for g in grads.values())
    return {name: g * min(1, c / norm) for name, g in grads.items()}


# %% wrong clip_by_norm.per_array
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * c / norm if np.linalg.norm(g) > c else g for name, g in grads.items()}


# %% wrong clip_by_norm.turned_round
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * min(1, norm / c) for name, g in grads.items()}


# %% wrong clip_by_norm.turned_round
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * max(1, c / norm) for name, g in grads.items()}


# %% wrong clip_by_norm.turned_round
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * c / norm if norm < c else g for name, g in grads.items()}


# %% wrong clip_by_norm.norm_not_in_factor
def clip_by_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: c * g if norm > c else g for name, g in grads.items()}


# %% wrong clip_by_norm.square_compared
def clip_by_norm(grads, c):
    total = sum(np.sum(g**2) for g in grads.values())
    return {name: g * c / np.sqrt(total) if total > c else g for name, g in grads.items()}


# %% right largest_gradient.letter
largest_gradient = "d"

# %% wrong largest_gradient.first
largest_gradient = "a"

# %% wrong largest_gradient.middle
largest_gradient = "b"

# %% wrong largest_gradient.last
largest_gradient = "c"

# %% right predicted_w.number
predicted_w = -307.5

# %% right predicted_w.computed
predicted_w = 5 - 0.1 * 3125

# %% wrong predicted_w.no_rate
predicted_w = -3120

# %% wrong predicted_w.uphill
predicted_w = 317.5

# %% wrong predicted_w.the_step
predicted_w = -312.5

# %% wrong predicted_w.doubled
predicted_w = 5 - 0.1 * 2 * 3125

# %% wrong predicted_w.only_da
predicted_w = 5 - 0.1 * 125

# %% right predicted_exponent.number
predicted_exponent = 19

# %% wrong predicted_exponent.output_forgotten
predicted_exponent = 9

# %% wrong predicted_exponent.two_more
predicted_exponent = 12

# %% wrong predicted_exponent.forward_only
predicted_exponent = 10

# %% wrong predicted_exponent.one_too_many
predicted_exponent = 20

# %% right predicted_factor.number
predicted_factor = 4

# %% wrong predicted_factor.only_back
predicted_factor = 2

# %% wrong predicted_factor.three
predicted_factor = 8

# %% right hundred_layers.letter
hundred_layers = "c"

# %% wrong hundred_layers.huge
hundred_layers = "a"

# %% wrong hundred_layers.tiny
hundred_layers = "b"


# %% wrong linear_forward.b_too_early
def linear_forward(A_prev, W, b):
    return np.dot(W, A_prev + b), (A_prev, W, b)


# %% wrong linear_backward.W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev = np.dot(dZ, W.T)
    return dA_prev, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.W_not_transposed
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = A_prev.T @ dZ / m
    return W.T @ dZ, dW, np.sum(dZ, axis=1, keepdims=True) / m


# %% wrong linear_backward.cache_order
def linear_backward(dZ, cache):
    W, A_prev, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return np.dot(W.T, dZ), dW, db


# %% wrong linear_backward.db_from_dW
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = dZ @ A_prev.T / A_prev.shape[1]
    return W.T @ dZ, dW, np.sum(dW, axis=1, keepdims=True)


# %% wrong L_model_forward.caches_overwritten
def L_model_forward(X, parameters):
    A = X
    for l in range(1, len(parameters) // 2 + 1):
        caches = []
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


# %% wrong L_model_forward.return_inside_the_loop
def L_model_forward(X, parameters):
    A = X
    caches = []
    for l in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{l}"], parameters[f"b{l}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
        return A, caches


# %% wrong L_model_backward.sigmoid_at_the_end
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        if l == len(caches):
            s = 1 / (1 + np.exp(-Z))
            dZ = dA * s * (1 - s)
        else:
            dZ = relu_backward(dA, Z)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.cross_entropy
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% wrong grad_norms.squared_twice
def grad_norms(grads):
    return {name: np.sqrt(np.sum((g**2) ** 2)) for name, g in grads.items()}


# %% wrong L_model_backward.halves_exchanged
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        activation_cache, linear_cache = caches[l - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, linear_cache)
    return grads


# %% wrong L_model_backward.other_names
def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in range(len(caches), 0, -1):
        linear_cache, Z = caches[l - 1]
        dA, grads[f"W{l}"], grads[f"b{l}"] = linear_backward(relu_backward(dA, Z), linear_cache)
    return grads


# %% right hunt_model_backward.letter
hunt_model_backward = "b"


# %% right hunt_model_backward.capital
hunt_model_backward = "B"


# %% wrong hunt_model_backward.first_layer
hunt_model_backward = "a"


# %% wrong hunt_model_backward.biases
hunt_model_backward = "c"


# %% wrong hunt_model_backward.cut
hunt_model_backward = "d"


# %% right hunt_version_c.letter
hunt_version_c = "c"


# %% right hunt_version_c.capital
hunt_version_c = "C"


# %% wrong hunt_version_c.all_of_them
hunt_version_c = "a"


# %% wrong hunt_version_c.first_layer
hunt_version_c = "b"


# %% wrong hunt_version_c.cut
hunt_version_c = "d"


# %% wrong L_model_forward.sigmoid_at_the_end
def L_model_forward(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for layer in range(1, L + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"])
        A = 1 / (1 + np.exp(-Z)) if layer == L else np.maximum(0, Z)
        caches.append((linear_cache, Z))
    return A, caches
