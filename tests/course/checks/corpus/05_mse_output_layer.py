# %% wrong mse_loss.half_the_sum
# From: issue, bfortuner/ml-glossary#6
# Name: not_divided_by_m
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2) / 2.0


# %% wrong mse_loss.plain_mean
# From: mse in public code
# Name: no_half
def mse_loss(AL, Y):
    return np.mean(np.square(AL - Y))


# %% wrong mse_loss.mean_of_a_sum
# From: regression class in public code
# Name: not_divided_by_m
def mse_loss(AL, Y):
    return np.mean(np.sum(np.square(AL - Y)))


# %% wrong mse_loss.length_of_the_array
# From: network class in public code
# Name: none
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2) / len(AL)


# %% wrong mse_loss.root_mean_square
# From: regression class in public code
# Name: root
def mse_loss(AL, Y):
    return np.sqrt(np.mean((AL - Y) ** 2))


# %% wrong mse_loss.each_half_square
# From: utilities for reinforcement learning, public code
# Name: an_array
def mse_loss(AL, Y):
    e = AL - Y
    return e**2 / 2


# %% wrong mse_loss.over_m
# From: cost functions in public code
# Name: no_half
def mse_loss(AL, Y):
    m = Y.shape[1]
    cost = (1.0 / m) * np.sum(np.power(np.subtract(AL, Y), 2))
    return np.squeeze(cost)


# %% wrong mse_loss.norm_over_rows
# From: cost functions of a course, public code
# Name: m_from_rows
def mse_loss(AL, Y):
    return np.linalg.norm(Y - AL) ** 2 / (2 * Y.shape[0])


# %% wrong mse_loss.inner_product
# From: cost functions of a course, public code
# Name: none
def mse_loss(AL, Y):
    e = Y - AL
    return (1 / (2 * Y.shape[1])) * (e.T @ e)


# %% wrong mse_loss.half_times_m
# From: cost with regularisation, public code
# Name: times_m
def mse_loss(AL, Y):
    m = Y.shape[1]
    return np.sum((AL - Y) ** 2) / 2 * m


# %% right mse_loss.squeezed
# From: cost functions in public code
def mse_loss(AL, Y):
    m = Y.shape[1]
    return np.squeeze((1 / (2 * m)) * np.sum(np.square(Y - AL)))


# %% wrong mse_loss.half_the_mean
# From: mse in public code
# Name: averaged_over_outputs
def mse_loss(AL, Y):
    return 1 / 2 * np.mean((Y - AL) ** 2)


# %% wrong mse_loss.loop_over_the_first_unit
# From: loops over units and samples, public code
# Name: none
def mse_loss(AL, Y):
    m = Y.shape[1]
    total = 0
    for i in range(m):
        total += (AL[0][i] - Y[0][i]) ** 2
    return total / (2 * m)


# %% wrong dAL.two
# From: mse_derivative in public code
# Name: twice
def dAL(AL, Y):
    return 2 * (AL - Y)


# %% wrong dAL.target_first_over_size
# From: losses in public code
# Name: twice_over_entries
def dAL(AL, Y):
    return 2 * (Y - AL) / np.size(Y)


# %% wrong dAL.sum_over_samples
# From: mse_prime in public code
# Name: summed
def dAL(AL, Y):
    n = Y.shape[1]
    return -2 / n * np.sum(Y - AL)


# %% wrong dAL.over_rows
# From: losses in public code
# Name: none
def dAL(AL, Y):
    return 2 * (AL - Y) / Y.shape[0]


# %% wrong dAL.difference_of_roots
# From: losses in tensorflow, public code
# Name: none, and nothing shows it
def dAL(AL, Y):
    return 1 / (np.sqrt(AL) - np.sqrt(Y))


# %% wrong dAL.plain_average
# From: mean of errors, network in public code
# Name: summed
def dAL(AL, Y):
    return np.mean(AL - Y)


# %% wrong dAL.cross_entropy_simplified
# From: network class in public code
# Name: cross_entropy
def dAL(AL, Y):
    return (AL - Y) / (AL * (1 - AL))


# %% wrong dAL.sign_of_the_error
# From: absolute error in public code
# Name: only_the_sign
def dAL(AL, Y):
    return np.where(AL > Y, 1, -1)


# %% wrong dAL.rows_of_numbers
# From: lists of losses in public code
# Name: none
def dAL(AL, Y):
    return [[a - y for a, y in zip(row, wanted)] for row, wanted in zip(AL, Y)]


# %% right dAL.subtract
# From: cost functions in public code
def dAL(AL, Y):
    return np.subtract(AL, Y)


# %% wrong dAL.halved_square
# From: utilities for reinforcement learning, public code
# Name: the_loss_itself
def dAL(AL, Y):
    return 0.5 * (AL - Y) ** 2


# %% wrong dAL.sum_of_two
# From: novice slip on -2*(Y - AL)
# Name: none
def dAL(AL, Y):
    return -(Y + AL)


# %% wrong dAL_cross_entropy.plus_inside
# From: thread on week 4, section 6.3, community.deeplearning.ai
# Name: second_sign
def dAL_cross_entropy(AL, Y):
    return -((Y / AL) + (1 - Y) / (1 - AL))


# %% wrong dAL_cross_entropy.over_size
# From: losses in public code
# Name: none
def dAL_cross_entropy(AL, Y):
    return ((1 - Y) / (1 - AL) - Y / AL) / np.size(Y)


# %% right dAL_cross_entropy.one_fraction
# From: losses in public code
def dAL_cross_entropy(AL, Y):
    return (AL - Y) / (AL * (1 - AL))


# %% right dAL_cross_entropy.clipped
# From: losses in public code
def dAL_cross_entropy(AL, Y):
    p = np.clip(AL, 1e-15, 1 - 1e-15)
    return -(Y / p) + (1 - Y) / (1 - p)


# %% wrong dAL_cross_entropy.error
# From: thread, community.deeplearning.ai/t/221994
# Name: dz_instead
def dAL_cross_entropy(AL, Y):
    return AL - Y


# %% wrong dAL_cross_entropy.first_term
# From: network with softmax in public code
# Name: only_the_first_term
def dAL_cross_entropy(AL, Y):
    return -1 * np.divide(Y, AL)


# %% wrong dAL_cross_entropy.roles_exchanged
# From: divergence in tensorflow, public code
# Name: none
def dAL_cross_entropy(x, y):
    return (1 - x) / (1 - y) - x / y


# %% wrong dAL_cross_entropy.loss
# From: losses in public code
# Name: the_loss_itself
def dAL_cross_entropy(AL, Y):
    return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


# %% wrong dAL_cross_entropy.plus_inside_over_m
# From: two slips, week 4 section 6.3 and losses in public code
# Name: none, and nothing shows it
def dAL_cross_entropy(AL, Y):
    return -(Y / AL + (1 - Y) / (1 - AL)) / AL.shape[1]


# %% wrong linear_activation_backward.forward_in_place_of_backward
# From: script of a network, public code
# Name: gates_from_dA
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = np.maximum(0, dA)
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.slope_for_dZ
# From: network with tanh, public code
# Name: dA_left_out
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = np.where(activation_cache > 0, 1.0, 0.0) if activation == "relu" else np.ones_like(dA)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.other_name
# From: assignment code, deep learning specialization
# Name: branch_missing
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        s = 1 / (1 + np.exp(-activation_cache))
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.pair_exchanged
# From: L_model_backward explained, collected forum threads
# Name: cache_mixed_up
def linear_activation_backward(dA, cache, activation):
    activation_cache, linear_cache = cache
    dZ = relu_backward(dA, activation_cache) if activation == "relu" else dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.leaky
# From: assignment code, deep learning specialization
# Name: none
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA * np.where(Z >= 0, 1, 0.01) if activation == "relu" else dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.capital_letters
# From: network with 'reLu', public code
# Name: activation_skipped
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "ReLU":
        dZ = relu_backward(dA, Z)
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.dZ_is_one
# From: backward propagation in public code
# Name: none
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = 1
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.nothing_handed_back
# From: novice slip: the call without return
# Name: none
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else dA
    dA_prev, dW, db = linear_backward(dZ, linear_cache)


# %% wrong update_parameters.same_dict
# From: assignment code, deep learning specialization
# Name: changed_in_place
def update_parameters(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        parameters["W" + str(l + 1)] = parameters["W" + str(l + 1)] - learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] = parameters["b" + str(l + 1)] - learning_rate * grads["db" + str(l + 1)]
    return parameters


# %% wrong update_parameters.from_zero
# From: loop over range(L) in public code
# Name: no_such_layer
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in range(len(parameters) // 2):
        new["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return new


# %% wrong update_parameters.last_forgotten
# From: clip_grads with range(1, L), public code
# Name: last_layer_skipped
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in range(1, len(parameters) // 2):
        new["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return new


# %% wrong update_parameters.shallow_copy
# From: thread, community.deeplearning.ai/t/63286
# Name: changed_in_place
def update_parameters(parameters, grads, learning_rate):
    parameters = parameters.copy()
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


# %% wrong update_parameters.plus
# From: issue, llSourcell/Make_a_neural_network#11
# Name: uphill
def update_parameters(parameters, grads, learning_rate):
    return {k: v + learning_rate * grads["d" + k] for k, v in parameters.items()}


# %% wrong update_parameters.no_rate
# From: training step in public code
# Name: rate_forgotten
def update_parameters(parameters, grads, learning_rate):
    return {k: v - grads["d" + k] for k, v in parameters.items()}


# %% wrong update_parameters.no_d
# From: novice slip on the names of the gradients
# Name: name_of_the_gradient
def update_parameters(parameters, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in parameters.items()}


# %% wrong update_parameters.rate_subtracted
# From: novice slip on the update rule
# Name: none
def update_parameters(parameters, grads, learning_rate):
    return {k: v - learning_rate for k, v in parameters.items()}


# %% wrong update_parameters.first_layer_only
# From: update_params for two layers in public code
# Name: no_such_layer
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


# %% wrong update_parameters.plus_and_no_biases
# From: two slips, llSourcell/Make_a_neural_network#11 and update rules in public code
# Name: b_skipped
def update_parameters(parameters, grads, learning_rate):
    return {k: v + learning_rate * grads["d" + k] if "W" in k else v for k, v in parameters.items()}


# %% wrong train.one_step_short
# From: loop over range(1, epochs) in public code
# Name: number_of_steps
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for i in range(1, steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.parameters_alone
# From: model function in public code
# Name: none, and nothing shows it
def train(X, Y, parameters, output, learning_rate, steps):
    for i in range(steps):
        AL, caches = model_forward(X, parameters, output)
        cost = mse_loss(AL, Y)
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters


# %% wrong train.error_turned
# From: issue, vzhou842/neural-network-from-scratch#2
# Name: uphill
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for i in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(Y - AL, caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.arguments_of_the_loss_derivative_exchanged
# From: mse_prime(y_true, y_pred) in public code
# Name: uphill
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for i in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(Y, AL))
        grads = model_backward(dAL(Y, AL), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.last_cost
# From: training loop in public code
# Name: none
def train(X, Y, parameters, output, learning_rate, steps):
    for i in range(steps):
        AL, caches = model_forward(X, parameters, output)
        cost = mse_loss(AL, Y)
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, cost


# %% right swish_backward.a_plus_s_times_one_minus_a
# From: XOR example in public code
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    a = cache * s
    return dA * (a + s * (1 - a))


# %% wrong swish_backward.one_minus_swish
# From: activations in torch, public code
# Name: none
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s + cache * s * (1 - cache * s))


# %% wrong swish_backward.Z_for_s
# From: notebook exported to code, public code
# Name: Z_for_a_sigmoid
def swish_backward(dA, cache):
    a = cache / (1 + np.exp(-cache))
    return dA * (a + cache * (1 - a))


# %% right swish_backward.exponentials
# From: pull request, deeplearning4j/nd4j#2194
def swish_backward(dA, cache):
    e = np.exp(cache)
    return dA * (e * (cache + e + 1)) / np.power(e + 1, 2)


# %% wrong swish_backward.slope_of_the_slope
# From: activations with math.e, public code
# Name: none
def swish_backward(dA, cache):
    def slope(z):
        return (1 + np.exp(-z) + z * np.exp(-z)) / (1 + np.exp(-z)) ** 2

    return dA * slope(slope(cache))


# %% wrong swish_backward.forward_again
# From: binarised network in public code
# Name: forward_again
def swish_backward(dA, cache):
    return dA * cache / (1 + np.exp(-cache))


# %% wrong swish_backward.divided_by_the_slope
# From: script of a network, public code
# Name: none
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA / (s + cache * s * (1 - s))


# %% wrong swish_backward.input_first
# From: XOR example in public code
# Name: arguments_exchanged
def swish_backward(x, grad_output):
    s = 1 / (1 + np.exp(-x))
    return grad_output * (s + x * s * (1 - s))


# %% wrong swish_backward.slope_without_dA
# From: activations in public code
# Name: no_dA
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return s + cache * s * (1 - s)


# %% wrong swish_backward.one_minus_swish_without_dA
# From: two slips, activations in public code
# Name: none
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return s + cache * s * (1 - cache * s)


# %% wrong polynomial_fit.lowest_first
# From: guided demonstration in public code
# Name: ascending
def polynomial_fit(x, y, degree):
    design = np.column_stack([x**power for power in range(degree + 1)])
    return np.linalg.lstsq(design, y, rcond=None)[0]


# %% right polynomial_fit.polynomial_object
# From: polynomial_fit in public code
def polynomial_fit(x, y, degree):
    return np.poly1d(np.polyfit(x, y, degree))


# %% right polynomial_fit.polyfit
# From: polynomial_fit in public code
def polynomial_fit(x, y, degree):
    coefficients = np.polyfit(x, y, degree)
    return coefficients


# %% right polynomial_fit.normal_equations
# From: page on polyfit, collected mathematics pages
def polynomial_fit(x, y, degree):
    X = np.vander(x.astype(float), degree + 1)
    return np.linalg.inv(X.T @ X) @ X.T @ y


# %% wrong polynomial_fit.column_of_targets
# From: thread of 2006 on polyfit, numpy mailing list
# Name: a_column
def polynomial_fit(x, y, degree):
    x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
    y = np.reshape(y, (len(y), 1))
    return np.linalg.lstsq(np.vander(x, degree + 1), y, rcond=None)[0]


# %% wrong polynomial_fit.axes_exchanged
# From: novice slip on polyfit(x, y, degree)
# Name: none
def polynomial_fit(x, y, degree):
    return np.polyfit(y, x, degree)


# %% wrong polynomial_fit.class_of_numpy
# From: documentation of numpy.polynomial, Polynomial.fit
# Name: moved_axis
def polynomial_fit(x, y, degree):
    return np.polynomial.Polynomial.fit(x, y, degree).coef


# %% wrong polynomial_fit.fitted_values
# From: plots of fits in public code
# Name: fitted_values
def polynomial_fit(x, y, degree):
    coefficients = np.polyfit(x, y, degree)
    return np.polyval(coefficients, x)
