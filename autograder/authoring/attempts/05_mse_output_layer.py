# Attempts at lesson 5, written as learners write them. Each block answers one stub: a right one is called by
# what is special about it, a wrong one by the catalogue's name for the mistake.

# %% right mse_loss.sum
def mse_loss(AL, Y):
    m = AL.shape[1]
    return np.sum((AL - Y) ** 2) / (2 * m)


# %% right mse_loss.mean_of_losses
def mse_loss(AL, Y):
    losses = 0.5 * np.sum((Y - AL) ** 2, axis=0)
    return float(np.mean(losses))


# %% right mse_loss.norm
def mse_loss(AL, Y):
    return np.linalg.norm(AL - Y) ** 2 / 2 / Y.shape[1]


# %% right mse_loss.dot
def mse_loss(AL, Y):
    d = (AL - Y).ravel()
    return d @ d / (2 * AL.shape[1])


# %% wrong mse_loss.all_pairs
def mse_loss(AL, Y):
    return np.sum((AL - Y.T) ** 2) / (2 * AL.shape[1])


# %% wrong mse_loss.all_pairs
def mse_loss(AL, Y):
    return np.sum((AL - Y.reshape(-1, 1)) ** 2) / (2 * AL.shape[1])


# %% wrong mse_loss.all_pairs
def mse_loss(AL, Y):
    return np.sum((AL.flatten() - Y.reshape(-1, 1)) ** 2) / (2 * AL.shape[1])


# %% wrong mse_loss.no_half
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2) / AL.shape[1]


# %% wrong mse_loss.no_half
def mse_loss(AL, Y):
    return np.mean((AL - Y) ** 2)


# %% wrong mse_loss.not_divided_by_m
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2) / 2


# %% wrong mse_loss.not_divided_by_m
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2)


# %% wrong mse_loss.m_from_rows
def mse_loss(AL, Y):
    m = Y.shape[0]
    return np.sum((AL - Y) ** 2) / (2 * m)


# %% wrong mse_loss.averaged_over_outputs
def mse_loss(AL, Y):
    return 0.5 * np.mean((AL - Y) ** 2)


# %% wrong mse_loss.absolute_error
def mse_loss(AL, Y):
    return np.sum(np.abs(AL - Y)) / (2 * AL.shape[1])


# %% wrong mse_loss.square_of_the_sum
def mse_loss(AL, Y):
    return np.sum(AL - Y) ** 2 / (2 * AL.shape[1])


# %% wrong mse_loss.not_squared
def mse_loss(AL, Y):
    return np.sum(AL - Y) / (2 * AL.shape[1])


# %% wrong mse_loss.root
def mse_loss(AL, Y):
    return np.sqrt(np.sum((AL - Y) ** 2) / (2 * AL.shape[1]))


# %% wrong mse_loss.root
def mse_loss(AL, Y):
    return np.sqrt(np.mean((AL - Y) ** 2))


# %% wrong mse_loss.an_array
def mse_loss(AL, Y):
    return 0.5 * (AL - Y) ** 2


# %% wrong mse_loss.an_array
def mse_loss(AL, Y):
    return sum((AL - Y) ** 2) / (2 * AL.shape[1])


# %% wrong mse_loss.one_per_output
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2, axis=1, keepdims=True) / (2 * AL.shape[1])


# %% wrong mse_loss.one_per_output
def mse_loss(AL, Y):
    return np.mean(0.5 * (AL - Y) ** 2, axis=1)


# %% wrong mse_loss.matrix_product
def mse_loss(AL, Y):
    d = AL - Y
    return np.dot(d, d.T) / (2 * AL.shape[1])


# %% wrong mse_loss.times_m
def mse_loss(AL, Y):
    m = AL.shape[1]
    return np.sum((AL - Y) ** 2) / 2 * m


# %% wrong mse_loss.times_m
def mse_loss(AL, Y):
    m = AL.shape[1]
    return 1 / 2 * m * np.sum((AL - Y) ** 2)


# %% wrong mse_loss.caret
def mse_loss(AL, Y):
    return np.sum((AL - Y) ^ 2) / (2 * AL.shape[1])


# %% right dAL.difference
def dAL(AL, Y):
    return AL - Y


# %% right dAL.minus_reversed
def dAL(AL, Y):
    return -(Y - AL)


# %% right dAL.half_of_two
def dAL(AL, Y):
    return 0.5 * 2 * (AL - Y)


# %% right dAL.subtract
def dAL(AL, Y):
    return np.subtract(AL, Y).reshape(AL.shape)


# %% right dAL.floats
def dAL(AL, Y):
    return AL.astype(np.float64) - Y


# %% wrong dAL.summed_times_AL
def dAL(AL, Y):
    m = Y.shape[1]
    return np.sum((AL - Y) * AL) / m


# %% wrong dAL.summed
def dAL(AL, Y):
    m = Y.shape[1]
    return np.sum((AL - Y)) / m


# %% wrong dAL.summed
def dAL(AL, Y):
    return np.sum(AL - Y, axis=1, keepdims=True)


# %% wrong dAL.mean_for_each
def dAL(AL, Y):
    return np.ones(AL.shape) * np.mean(AL - Y)


# %% wrong dAL.mean_for_each
def dAL(AL, Y):
    return np.mean(AL - Y, axis=1, keepdims=True) * np.ones_like(AL, dtype=float)


# %% wrong dAL.divided_by_m
def dAL(AL, Y):
    return (AL - Y) / Y.shape[1]


# %% wrong dAL.twice
def dAL(AL, Y):
    return 2 * (AL - Y)


# %% wrong dAL.twice_over_m
def dAL(AL, Y):
    return 2 / AL.shape[1] * (AL - Y)


# %% wrong dAL.sign
def dAL(AL, Y):
    return Y - AL


# %% wrong dAL.times_AL
def dAL(AL, Y):
    return (AL - Y) * AL


# %% wrong dAL.cross_entropy
def dAL(AL, Y):
    return -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))


# %% wrong dAL.activation_included
def dAL(AL, Y):
    return (AL - Y) * (AL > 0)


# %% wrong dAL.activation_included
def dAL(AL, Y):
    result = AL - Y
    result[AL <= 0] = 0
    return result


# %% wrong dAL.slope_of_the_activation
def dAL(AL, Y):
    return np.where(AL > 0, 1, 0)


# %% wrong dAL.slope_of_the_activation
def dAL(AL, Y):
    if AL > 0:
        d = 1
    if AL < 0:
        d = 0
    return d


# %% wrong dAL.absolute
def dAL(AL, Y):
    return np.abs(AL - Y)


# %% wrong dAL.only_the_sign
def dAL(AL, Y):
    return np.sign(AL - Y)


# %% wrong dAL.the_loss_itself
def dAL(AL, Y):
    return 0.5 * (AL - Y) ** 2


# %% wrong dAL.the_loss_itself
def dAL(AL, Y):
    return np.sum((AL - Y) ** 2) / (2 * Y.shape[1])


# %% wrong dAL.flattened
def dAL(AL, Y):
    return (AL - Y).flatten()


# %% wrong dAL.flattened
def dAL(AL, Y):
    return np.squeeze(AL - Y)


# %% wrong dAL.all_pairs
def dAL(AL, Y):
    return AL - Y.T


# %% wrong dAL.all_pairs
def dAL(AL, Y):
    return AL - Y.reshape(-1, 1)


# %% wrong dAL.halved
def dAL(AL, Y):
    return 0.5 * (AL - Y)


# %% wrong dAL.sign_and_m
def dAL(AL, Y):
    return -1 / AL.shape[1] * (AL - Y)


# %% wrong dAL.summed
def dAL(AL, Y):
    return 2 * np.mean(AL - Y)


# %% wrong dAL.summed
def dAL(AL, Y):
    return np.sum(Y - AL) / AL.shape[1]


# %% wrong dAL.times_AL
def dAL(AL, Y):
    return (AL - Y) * AL / AL.shape[1]


# %% right linear_activation_backward.two_branches
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% right linear_activation_backward.written_out
def linear_activation_backward(dA, cache, activation):
    (A_prev, W, b), Z = cache
    slope = np.where(Z > 0, 1.0, 0.0) if activation == "relu" else np.ones(Z.shape)
    dZ = dA * slope
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.mean(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


# %% right linear_activation_backward.elif_and_indices
def linear_activation_backward(dA, cache, activation):
    if activation == "relu":
        dA_prev, dW, db = linear_backward(relu_backward(dA, cache[1]), cache[0])
    elif activation == "linear":
        dA_prev, dW, db = linear_backward(dA * 1, cache[0])
    return dA_prev, dW, db


# %% wrong linear_activation_backward.cache_mixed_up
def linear_activation_backward(dA, cache, activation):
    activation_cache, linear_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.cache_mixed_up
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache) if activation == "relu" else dA
    return linear_backward(dZ, cache)


# %% wrong linear_activation_backward.activation_skipped
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    return linear_backward(dA, linear_cache)


# %% wrong linear_activation_backward.always_relu
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.branches_exchanged
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "linear":
        dZ = relu_backward(dA, activation_cache)
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.value_for_slope
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    A = np.maximum(0, Z) if activation == "relu" else Z
    return linear_backward(dA * A, linear_cache)


# %% wrong linear_activation_backward.value_for_slope
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = relu_backward(dA, Z)
    else:
        dZ = dA * Z
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.divided_by_m_again
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache) if activation == "relu" else dA
    return linear_backward(dZ / dA.shape[1], linear_cache)


# %% wrong linear_activation_backward.order_of_results
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache) if activation == "relu" else dA
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dW, db, dA_prev


# %% wrong linear_activation_backward.branch_missing
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "ReLU":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "linear":
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.branch_missing
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.gates_from_dA
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu(dA)[0] if activation == "relu" else dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.dA_left_out
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = (Z > 0).astype(float) if activation == "relu" else np.ones(Z.shape)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.dA_left_out
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else np.ones(Z.shape)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.gates_after_the_linear_part
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    if activation == "relu":
        dA_prev = relu_backward(dA_prev, linear_cache[0])
    return dA_prev, dW, db


# %% right update_parameters.loop_over_names
def update_parameters(parameters, grads, learning_rate):
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


# %% right update_parameters.loop_over_layers
def update_parameters(parameters, grads, learning_rate):
    new = parameters.copy()
    for l in range(1, len(parameters) // 2 + 1):
        new["W" + str(l)] = new["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] = new["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return new


# %% right update_parameters.deep_copy
def update_parameters(parameters, grads, learning_rate):
    import copy

    new = copy.deepcopy(parameters)
    for l in range(len(new) // 2):
        new[f"W{l + 1}"] -= learning_rate * grads[f"dW{l + 1}"]
        new[f"b{l + 1}"] -= learning_rate * grads[f"db{l + 1}"]
    return new


# %% wrong update_parameters.changed_in_place
def update_parameters(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


# %% wrong update_parameters.changed_in_place
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new


# %% wrong update_parameters.no_such_layer
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in range(len(parameters) // 2):
        new[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new


# %% wrong update_parameters.no_such_layer
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in range(1, len(parameters) + 1):
        new[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new


# %% wrong update_parameters.gradient_as_parameter
def update_parameters(parameters, grads, learning_rate):
    return {name: grads["d" + name] for name in parameters}


# %% wrong update_parameters.step_as_parameter
def update_parameters(parameters, grads, learning_rate):
    return {name: -learning_rate * grads["d" + name] for name in parameters}


# %% wrong update_parameters.uphill
def update_parameters(parameters, grads, learning_rate):
    return {name: parameters[name] + learning_rate * grads["d" + name] for name in parameters}


# %% wrong update_parameters.rate_forgotten
def update_parameters(parameters, grads, learning_rate):
    return {name: parameters[name] - grads["d" + name] for name in parameters}


# %% wrong update_parameters.b_skipped
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in range(1, len(parameters) // 2 + 1):
        new[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
    return new


# %% wrong update_parameters.last_layer_skipped
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in range(1, len(parameters) // 2):
        new[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new


# %% wrong update_parameters.name_of_the_gradient
def update_parameters(parameters, grads, learning_rate):
    return {name: parameters[name] - learning_rate * grads[name] for name in parameters}


# %% wrong update_parameters.return_inside_the_loop
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for name in parameters:
        new[name] = parameters[name] - learning_rate * grads["d" + name]
        return new


# %% wrong update_parameters.return_inside_the_loop
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for name in parameters:
        new[name] = parameters[name] - learning_rate * grads["d" + name]
        return new


# %% right train.four_lines
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% right train.array_of_costs
def train(X, Y, parameters, output, learning_rate, steps):
    current = parameters
    costs = np.zeros(steps)
    for i in range(steps):
        AL, caches = model_forward(X, current, output)
        costs[i] = mse_loss(AL, Y)
        current = update_parameters(current, model_backward(AL - Y, caches, output), learning_rate)
    return current, costs


# %% right train.while_loop
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    while len(costs) < steps:
        AL, caches = model_forward(X, parameters, output)
        costs += [np.sum((AL - Y) ** 2) / (2 * X.shape[1])]
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = {name: parameters[name] - learning_rate * grads["d" + name] for name in parameters}
    return parameters, costs


# %% wrong train.start_overwritten
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters, costs


# %% wrong train.update_thrown_away
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.always_from_the_start
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        trained = update_parameters(parameters, grads, learning_rate)
    return trained, costs


# %% wrong train.forward_outside_the_loop
def train(X, Y, parameters, output, learning_rate, steps):
    AL, caches = model_forward(X, parameters, output)
    costs = []
    for _ in range(steps):
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.number_of_steps
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(1, steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.number_of_steps
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps + 1):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.cost_after_the_step
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
    return parameters, costs


# %% wrong train.predictions_for_errors
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(AL, caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.output_ignored
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, "linear")
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, "linear")
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.caches_not_taken
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.cost_sent_back
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(mse_loss(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.uphill
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(Y, AL), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.divided_by_m_again
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y) / X.shape[1], caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.return_inside_the_loop
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
        return parameters, costs


# %% right dAL_cross_entropy.divide
def dAL_cross_entropy(AL, Y):
    return -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))


# %% right dAL_cross_entropy.one_fraction
def dAL_cross_entropy(AL, Y):
    return (AL - Y) / (AL * (1 - AL))


# %% wrong dAL_cross_entropy.misplaced_parenthesis
def dAL_cross_entropy(AL, Y):
    return -(np.divide(Y, AL) - np.divide(1 - Y), (1 - AL))


# %% wrong dAL_cross_entropy.dz_instead
def dAL_cross_entropy(AL, Y):
    return AL - Y


# %% wrong dAL_cross_entropy.second_sign
def dAL_cross_entropy(AL, Y):
    return -(Y / AL) - (1 - Y) / (1 - AL)


# %% wrong dAL_cross_entropy.first_sign
def dAL_cross_entropy(AL, Y):
    return -(-(Y / AL) - (1 - Y) / (1 - AL))


# %% wrong dAL_cross_entropy.sign
def dAL_cross_entropy(AL, Y):
    return Y / AL - (1 - Y) / (1 - AL)


# %% wrong dAL_cross_entropy.divided_by_m
def dAL_cross_entropy(AL, Y):
    return -(Y / AL - (1 - Y) / (1 - AL)) / AL.shape[1]


# %% wrong dAL_cross_entropy.only_the_first_term
def dAL_cross_entropy(AL, Y):
    return -np.divide(Y, AL)


# %% wrong dAL_cross_entropy.the_loss_itself
def dAL_cross_entropy(AL, Y):
    return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


# %% right swish_backward.product_rule
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s + cache * s * (1 - s))


# %% right swish_backward.short_form
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    a = cache * s
    return dA * (a + s * (1 - a))


# %% right swish_backward.s_in_front
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s * (1 + cache * (1 - s))


# %% right swish_backward.tanh
def swish_backward(dA, cache):
    s = (1 + np.tanh(cache / 2)) / 2
    return np.multiply(dA, s + cache * s - cache * s**2)


# %% wrong swish_backward.dA_changed_in_place
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    dZ = dA
    dZ *= s + cache * s * (1 - s)
    return dZ


# %% wrong swish_backward.no_dA
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return s + cache * s * (1 - s)


# %% wrong swish_backward.only_the_sigmoid
def swish_backward(dA, cache):
    return dA / (1 + np.exp(-cache))


# %% wrong swish_backward.only_the_sigmoids_slope
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s * (1 - s)


# %% wrong swish_backward.second_term_only
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * cache * s * (1 - s)


# %% wrong swish_backward.no_Z_in_the_second_term
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s + s * (1 - s))


# %% wrong swish_backward.a_plus_s
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (cache * s + s)


# %% wrong swish_backward.one_minus_s
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    a = cache * s
    return dA * (a + s * (1 - s))


# %% wrong swish_backward.a_left_out
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    a = cache * s
    return dA * s * (1 - a)


# %% right polynomial_fit.polyfit
def polynomial_fit(x, y, degree):
    return np.polyfit(x, y, degree)


# %% right polynomial_fit.vandermonde
def polynomial_fit(x, y, degree):
    V = np.vander(x.astype(float), degree + 1)
    return np.linalg.lstsq(V, y, rcond=None)[0]


# %% right polynomial_fit.normal_equations
def polynomial_fit(x, y, degree):
    V = np.column_stack([x**power for power in range(degree, -1, -1)])
    return np.linalg.solve(V.T @ V, V.T @ y)


# %% right polynomial_fit.new_interface
def polynomial_fit(x, y, degree):
    return np.polynomial.polynomial.polyfit(x, y, degree)[::-1]


# %% wrong polynomial_fit.ascending
def polynomial_fit(x, y, degree):
    return np.polynomial.polynomial.polyfit(x, y, degree)


# %% wrong polynomial_fit.ascending
def polynomial_fit(x, y, degree):
    V = np.column_stack([x**power for power in range(degree + 1)])
    return np.linalg.lstsq(V, y, rcond=None)[0]


# %% wrong polynomial_fit.degree_off_by_one
def polynomial_fit(x, y, degree):
    V = np.vander(x, degree)
    return np.linalg.lstsq(V, y, rcond=None)[0]


# %% wrong polynomial_fit.degree_off_by_one
def polynomial_fit(x, y, degree):
    return np.polyfit(x, y, degree + 1)


# %% wrong polynomial_fit.no_intercept
def polynomial_fit(x, y, degree):
    V = np.column_stack([x**power for power in range(degree, 0, -1)])
    return np.linalg.lstsq(V, y, rcond=None)[0]


# %% wrong polynomial_fit.all_of_lstsq
def polynomial_fit(x, y, degree):
    return np.linalg.lstsq(np.vander(x, degree + 1), y, rcond=None)


# %% right cost_of_perfection.letter
cost_of_perfection = "c"

# %% wrong cost_of_perfection.zero
cost_of_perfection = "a"

# %% wrong cost_of_perfection.error
cost_of_perfection = "b"

# %% right shape_of_dAL.letter
shape_of_dAL = "c"

# %% wrong shape_of_dAL.sum
shape_of_dAL = "a"

# %% wrong shape_of_dAL.mean
shape_of_dAL = "b"

# %% wrong shape_of_dAL.all_pairs
shape_of_dAL = "d"

# %% right output_units.number
output_units = 20

# %% wrong output_units.one
output_units = 1

# %% right share_of_dead_starts.fraction
share_of_dead_starts = 1 / 2

# %% wrong share_of_dead_starts.none
share_of_dead_starts = 0

# %% wrong share_of_dead_starts.all
share_of_dead_starts = 1

# %% wrong share_of_dead_starts.quarter
share_of_dead_starts = 0.25

# %% wrong share_of_dead_starts.percent
share_of_dead_starts = 50

# %% right first_cure.letter
first_cure = "d"

# %% wrong first_cure.steps
first_cure = "a"

# %% wrong first_cure.rate
first_cure = "b"

# %% wrong first_cure.he
first_cure = "c"

# %% right unreachable_targets.number
unreachable_targets = 12

# %% wrong unreachable_targets.none
unreachable_targets = 0

# %% wrong unreachable_targets.half
unreachable_targets = 10

# %% wrong unreachable_targets.reachable
unreachable_targets = 8

# %% wrong unreachable_targets.last_x
unreachable_targets = 11

# %% right what_training_shows.letter
what_training_shows = "c"

# %% wrong what_training_shows.fails
what_training_shows = "a"

# %% wrong what_training_shows.explodes
what_training_shows = "b"


# %% wrong dAL.divided_by_entries
def dAL(AL, Y):
    return (AL - Y) / Y.size


# %% wrong dAL.twice_over_entries
def dAL(AL, Y):
    return 2 * (AL - Y) / Y.size


# %% wrong dAL.twice_over_entries
def dAL(AL, Y):
    return 2 * (Y - AL) / AL.size


# %% wrong dAL_cross_entropy.first_sign
def dAL_cross_entropy(AL, Y):
    return Y / AL + (1 - Y) / (1 - AL)


# %% wrong swish_backward.arguments_exchanged
def swish_backward(Z, dA):
    s = 1 / (1 + np.exp(-Z))
    return dA * (s + Z * s * (1 - s))


# %% wrong swish_backward.brackets_missing
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s + cache * s * (1 - s)


# %% wrong swish_backward.relu_gates
def swish_backward(dA, cache):
    return dA * (cache > 0)


# %% wrong swish_backward.Z_for_a_sigmoid
def swish_backward(dA, cache):
    a = cache / (1 + np.exp(-cache))
    return dA * (a + cache * (1 - a))


# %% wrong swish_backward.sign_of_a_term
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s - cache * s * (1 - s))


# %% wrong train.results_exchanged
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return costs, parameters


# %% wrong train.not_every_cost
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for step in range(steps):
        AL, caches = model_forward(X, parameters, output)
        if step % 100 == 0:
            costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong swish_backward.forward_again
def swish_backward(dA, cache):
    return dA * cache / (1 + np.exp(-cache))


# %% wrong polynomial_fit.fitted_values
def polynomial_fit(x, y, degree):
    return np.polyval(np.polyfit(x, y, degree), x)


# %% wrong polynomial_fit.moved_axis
def polynomial_fit(x, y, degree):
    return np.polynomial.Polynomial.fit(x, y, degree).coef


# %% wrong polynomial_fit.a_column
def polynomial_fit(x, y, degree):
    powers = np.vander(np.asarray(x, dtype=float), degree + 1)
    return np.linalg.lstsq(powers, np.reshape(y, (-1, 1)), rcond=None)[0]


# %% right hunt_dAL.letter
hunt_dAL = "c"


# %% right hunt_dAL.capital
hunt_dAL = "C"


# %% wrong hunt_dAL.doubled
hunt_dAL = "a"


# %% wrong hunt_dAL.sign_only
hunt_dAL = "b"


# %% wrong hunt_dAL.halved
hunt_dAL = "d"


# %% right hunt_version_d.letter
hunt_version_d = "c"


# %% right hunt_version_d.capital
hunt_version_d = "C"


# %% wrong hunt_version_d.one_factor
hunt_version_d = "a"


# %% wrong hunt_version_d.above
hunt_version_d = "b"


# %% wrong hunt_version_d.far_away
hunt_version_d = "d"


# %% wrong swish_backward.cache_taken_for_a
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (cache + s * (1 - cache))


# %% wrong swish_backward.bracket_too_wide
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s + cache * s) * (1 - s)


# %% wrong dAL.sigmoid_included
def dAL(AL, Y):
    return (AL - Y) * AL * (1 - AL)


# %% wrong dAL_cross_entropy.slope_multiplied
def dAL_cross_entropy(AL, Y):
    return (AL - Y) * AL * (1 - AL)


# %% wrong dAL_cross_entropy.brackets_missing
def dAL_cross_entropy(AL, Y):
    return -Y / AL + 1 - Y / 1 - AL


# %% wrong dAL_cross_entropy.only_yes_or_no
def dAL_cross_entropy(AL, Y):
    return np.where(Y == 1, -1 / AL, 1 / (1 - AL))


# %% wrong update_parameters.decayed
def update_parameters(parameters, grads, learning_rate):
    return {
        name: (1 - learning_rate) * value - learning_rate * grads["d" + name] for name, value in parameters.items()
    }
