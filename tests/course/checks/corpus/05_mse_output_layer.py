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


# %% wrong mse_loss.root
# From: pull request, fastai/fastbook#327
# Name: root
def mse_loss(AL, Y):
    return np.sqrt(np.sum((AL - Y) ** 2) / (2 * Y.shape[1]))


# %% wrong mse_loss.one_per_output
# From: np.average(..., axis=...) in public code
# Name: one_per_output
def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2, axis=1) / (2 * AL.shape[1])


# %% wrong mse_loss.square_of_the_sum
# From: homework code, brackets of the sum
# Name: square_of_the_sum
def mse_loss(AL, Y):
    return np.sum(AL - Y) ** 2 / (2 * AL.shape[1])


# %% wrong mse_loss.product_of_errors
# From: e.dot(e) / (2 * len(e)) in public code, with two outputs
# Name: matrix_product
def mse_loss(AL, Y):
    e = AL - Y
    return e @ e.T / (2 * e.shape[1])


# %% wrong mse_loss.sizes
# From: mean absolute error in public code
# Name: absolute_error
def mse_loss(AL, Y):
    return np.sum(np.abs(AL - Y)) / (2 * AL.shape[1])


# %% right mse_loss.norm
# From: linear algebra notes
def mse_loss(AL, Y):
    return np.linalg.norm(AL - Y) ** 2 / 2 / AL.shape[-1]


# %% wrong dAL.mean_of_all
# From: wj-jason/Neural-Networks-From-Scratch, mse.py
# Name: twice_over_entries
def dAL(AL, Y):
    return 2 * (AL - Y) / np.size(Y)


# %% wrong dAL.over_the_samples
# From: public code, error / y.shape[0] turned for columns
# Name: divided_by_m
def dAL(AL, Y):
    return (AL - Y) / AL.shape[1]


# %% wrong dAL.target_first
# From: question, math.techqa.club 4158072, 2 * (y - output)
# Name: sign
def dAL(AL, Y):
    return Y - AL


# %% wrong dAL.minus_two
# From: issue, davisking/dlib#1169, -2.0 * temp2
# Name: none
def dAL(AL, Y):
    return -2.0 * (AL - Y)


# %% wrong dAL.summed
# From: public code, np.sum(y_hat - y)
# Name: summed
def dAL(AL, Y):
    return np.sum(AL - Y)


# %% wrong dAL.mean_per_output
# From: public code, np.mean(..., axis=1, keepdims=True)
# Name: summed
def dAL(AL, Y):
    return np.mean(AL - Y, axis=1, keepdims=True)


# %% wrong dAL.gate_of_relu
# From: networks with a ReLU output, dA * (A > 0)
# Name: activation_included
def dAL(AL, Y):
    return (AL - Y) * (AL > 0)


# %% wrong dAL.prediction_alone
# From: derivatives in public code in which the target is lost
# Name: none
def dAL(AL, Y):
    return AL.copy()


# %% right dAL.negative_of_the_residual
# From: public code, -(y - yhat)
def dAL(AL, Y):
    residual = Y - AL
    return -1.0 * residual


# %% wrong linear_activation_backward.relu_for_both
# From: public code without a branch for the output layer
# Name: always_relu
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    return linear_backward(relu_backward(dA, activation_cache), linear_cache)


# %% wrong linear_activation_backward.slope_alone
# From: public code, dZ = 1.0 - np.power(np.tanh(Z), 2.0) without dA
# Name: none
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = (Z > 0) * 1.0 if activation == "relu" else dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.ones_for_linear
# From: public code, dZ = 1
# Name: dA_left_out
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else np.ones_like(Z)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.times_Z
# From: public code that multiplies dA by the cache for a linear output
# Name: value_for_slope
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else dA * Z
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.sigmoid_otherwise
# From: assignment code of the specialization, "sigmoid" as the other branch
# Name: none
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.another_spelling
# From: public code, 'ReLu' and 'relu' side by side
# Name: branch_missing
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "ReLU":
        dZ = relu_backward(dA, Z)
    elif activation == "Linear":
        dZ = dA
    return linear_backward(dZ, linear_cache)


# %% wrong linear_activation_backward.gate_afterwards
# From: order slips in public code: linear first, then the activation
# Name: gates_after_the_linear_part
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    if activation == "relu":
        dA_prev = dA_prev * (linear_cache[0] > 0)
    return dA_prev, dW, db


# %% wrong linear_activation_backward.dZ_over_m
# From: thread, community.deeplearning.ai/t/63071
# Name: divided_by_m_again
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = (relu_backward(dA, Z) if activation == "relu" else dA) / dA.shape[1]
    return linear_backward(dZ, linear_cache)


# %% right linear_activation_backward.table_of_slopes
# From: libraries with a table of derivatives
def linear_activation_backward(dA, cache, activation):
    (A_prev, W, b), Z = cache
    slope = {"relu": lambda z: np.heaviside(z, 0), "linear": np.ones_like}[activation]
    dZ = dA * slope(Z)
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], np.mean(dZ, axis=1, keepdims=True)


# %% wrong update_parameters.names_counted
# From: threads on L = len(parameters)
# Name: no_such_layer
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for l in range(1, len(parameters) + 1):
        new[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new


# %% wrong update_parameters.biases_kept
# From: scripts in public code that train the weights alone
# Name: b_skipped
def update_parameters(parameters, grads, learning_rate):
    return {n: p - learning_rate * grads["d" + n] if n[0] == "W" else p for n, p in parameters.items()}


# %% wrong update_parameters.steps_only
# From: optimisers in public code that return the change
# Name: step_as_parameter
def update_parameters(parameters, grads, learning_rate):
    return {name: -learning_rate * grads["d" + name] for name in parameters}


# %% wrong update_parameters.shrinks
# From: weight decay in public code, W * (1 - lr) - lr * dW
# Name: decayed
def update_parameters(parameters, grads, learning_rate):
    return {n: (1 - learning_rate) * p - learning_rate * grads["d" + n] for n, p in parameters.items()}


# %% wrong update_parameters.names_of_gradients
# From: public code that hands back "dW1" names
# Name: none
def update_parameters(parameters, grads, learning_rate):
    return {"d" + n: p - learning_rate * grads["d" + n] for n, p in parameters.items()}


# %% right update_parameters.deep_copy
# From: newer assignment code, copy.deepcopy
def update_parameters(parameters, grads, learning_rate):
    import copy

    parameters = copy.deepcopy(parameters)
    for l in range(len(parameters) // 2):
        parameters["W" + str(l + 1)] -= learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] -= learning_rate * grads["db" + str(l + 1)]
    return parameters


# %% wrong train.from_the_start_each_time
# From: loops in public code that keep the result under another name
# Name: always_from_the_start
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        trained = update_parameters(parameters, grads, learning_rate)
    return trained, costs


# %% wrong train.cost_after_the_step
# From: loops in public code that print after the update
# Name: cost_after_the_step
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, output), learning_rate)
        costs.append(mse_loss(model_forward(X, parameters, output)[0], Y))
    return parameters, costs


# %% wrong train.every_hundredth
# From: assignment code, if i % 100 == 0: costs.append(cost)
# Name: not_every_cost
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for i in range(steps):
        AL, caches = model_forward(X, parameters, output)
        if i % 100 == 0:
            costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, output), learning_rate)
    return parameters, costs


# %% wrong train.linear_in_any_case
# From: regression scripts in public code
# Name: output_ignored
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, "linear")
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, costs


# %% wrong train.relu_on_the_way_back
# From: public code whose backward pass has a fixed activation
# Name: none
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "relu"), learning_rate)
    return parameters, costs


# %% wrong train.loss_handed_back
# From: public code that hands the cost to backward
# Name: none, and nothing shows it
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        cost = mse_loss(AL, Y)
        costs.append(cost)
        grads = model_backward(np.full(AL.shape, cost), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.one_by_one
# From: for x, y in zip(X_train, y_train) in public code
# Name: none
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        costs.append(mse_loss(model_forward(X, parameters, output)[0], Y))
        for j in range(X.shape[1]):
            AL, caches = model_forward(X[:, j : j + 1], parameters, output)
            grads = model_backward(dAL(AL, Y[:, j : j + 1]), caches, output)
            parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.once_forward
# From: li-xiao-guang/stevai, the forward pass outside the loop
# Name: forward_outside_the_loop
def train(X, Y, parameters, output, learning_rate, steps):
    AL, caches = model_forward(X, parameters, output)
    grads, costs = model_backward(dAL(AL, Y), caches, output), []
    for _ in range(steps):
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% wrong train.stops_when_it_is_good
# From: while epoch < 10_000: if Ei < 0.05: break, datascience.stackexchange 120115
# Name: none
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        if costs[-1] < 0.05:
            break
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, output), learning_rate)
    return parameters, costs


# %% wrong train.costs_first
# From: public code, return costs, parameters
# Name: results_exchanged
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, output), learning_rate)
    return costs, parameters


# %% wrong train.twice_and_afterwards
# From: as train.cost_after_the_step, with 2.0 * (y_pred - y)
# Name: none, and nothing shows it
def train(X, Y, parameters, output, learning_rate, steps):
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        parameters = update_parameters(parameters, model_backward(2 * (AL - Y), caches, output), learning_rate)
        costs.append(mse_loss(model_forward(X, parameters, output)[0], Y))
    return parameters, costs


# %% right train.countdown
# From: public code
def train(X, Y, parameters, output, learning_rate, steps):
    costs = np.empty(steps)
    for step in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs[step] = mse_loss(AL, Y)
        grads = model_backward(AL - Y, caches, output)
        parameters = {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}
    return parameters, list(costs)


# %% wrong dAL_cross_entropy.minus_lost
# From: pull request, peterroelants/peterroelants.github.io#24
# Name: sign
def dAL_cross_entropy(AL, Y):
    return Y / AL - (1 - Y) / (1 - AL)


# %% wrong dAL_cross_entropy.over_the_samples
# From: public code, (Y_hat - Y) / (Y_hat * (1 - Y_hat) + eps) / m
# Name: divided_by_m
def dAL_cross_entropy(AL, Y):
    return (AL - Y) / (AL * (1 - AL)) / AL.shape[1]


# %% wrong dAL_cross_entropy.for_yes_or_no_only
# From: public code, -1 / pred if true == 1 else 1 / (1 - pred)
# Name: only_yes_or_no
def dAL_cross_entropy(AL, Y):
    return np.where(Y == 1, -1 / AL, 1 / (1 - AL))


# %% wrong dAL_cross_entropy.wide_clip
# From: clipped predictions in public code, with a wide margin
# Name: none
def dAL_cross_entropy(AL, Y):
    p = np.clip(AL, 0.1, 0.9)
    return -(Y / p) + (1 - Y) / (1 - p)


# %% wrong dAL_cross_entropy.twice
# From: issue, schalkdaniel/compboost#260, 2y
# Name: none
def dAL_cross_entropy(AL, Y):
    return 2 * (AL - Y) / (AL * (1 - AL))


# %% wrong dAL_cross_entropy.turned_and_over_m
# From: as .minus_lost and .over_the_samples
# Name: none
def dAL_cross_entropy(AL, Y):
    return (Y / AL - (1 - Y) / (1 - AL)) / Y.shape[1]


# %% right dAL_cross_entropy.one_fraction_again
# From: public code, (a - y) / (a * (1 - a))
def dAL_cross_entropy(AL, Y):
    return np.divide(AL - Y, AL - AL**2)


# %% wrong swish_backward.second_term_only
# From: product rule slips: Z s (1 - s)
# Name: second_term_only
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * cache * s * (1 - s)


# %% wrong swish_backward.first_term_only
# From: product rule slips: s
# Name: only_the_sigmoid
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s


# %% wrong swish_backward.product_of_slopes
# From: (u v)' taken as u' v'
# Name: only_the_sigmoids_slope
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s * (1 - s)


# %% wrong swish_backward.factor_Z_lost
# From: product rule slips: s + s (1 - s)
# Name: no_Z_in_the_second_term
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s + s * (1 - s))


# %% wrong swish_backward.minus_for_plus
# From: sign slips in public code
# Name: sign_of_a_term
def swish_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s - cache * s * (1 - s))


# %% right swish_backward.quotient_form
# From: jax-ml/jax#40828, e (1 + e + x) / (1 + e)^2
def swish_backward(dA, cache):
    s = 0.5 * (1 + np.tanh(cache / 2))
    return dA * s * (1 + cache * (1 - s))


# %% wrong polynomial_fit.constant_left_out
# From: PolynomialFeatures(include_bias=False) in public code
# Name: no_intercept
def polynomial_fit(x, y, degree):
    V = np.vander(x, degree + 1)[:, :-1]
    return np.append(np.linalg.lstsq(V, y, rcond=None)[0], 0.0)


# %% wrong polynomial_fit.one_power_short
# From: np.vander(x, degree) in public code
# Name: degree_off_by_one
def polynomial_fit(x, y, degree):
    return np.linalg.lstsq(np.vander(x, degree), y, rcond=None)[0]


# %% wrong polynomial_fit.one_power_more
# From: np.vander(x, N + 1) with N counted once more
# Name: degree_off_by_one
def polynomial_fit(x, y, degree):
    return np.polyfit(x, y, degree + 1)


# %% wrong polynomial_fit.all_four_results
# From: questions on np.linalg.lstsq
# Name: all_of_lstsq
def polynomial_fit(x, y, degree):
    return np.linalg.lstsq(np.vander(x, degree + 1), y, rcond=None)


# %% wrong polynomial_fit.through_the_first_points
# From: interpolation with the square Vandermonde matrix, public code
# Name: none
def polynomial_fit(x, y, degree):
    n = degree + 1
    return np.linalg.solve(np.vander(x[:n], n), y[:n])


# %% wrong polynomial_fit.ridge
# From: polynomial regression with Ridge(alpha=1.0), public code
# Name: none
def polynomial_fit(x, y, degree):
    V = np.vander(x, degree + 1)
    return np.linalg.solve(V.T @ V + np.eye(degree + 1), V.T @ y)


# %% wrong polynomial_fit.rounded
# From: np.around of fitted coefficients, public code
# Name: none
def polynomial_fit(x, y, degree):
    return np.round(np.polyfit(x, y, degree))


# %% wrong polynomial_fit.highest_power_only
# From: features in public code: x ** degree and a column of ones
# Name: none
def polynomial_fit(x, y, degree):
    V = np.stack([x**degree, np.ones(len(x))], axis=1)
    first, last = np.linalg.lstsq(V, y, rcond=None)[0]
    return np.array([first, *np.zeros(degree - 1), last])


# %% wrong polynomial_fit.short_and_turned
# From: as .one_power_short and .lowest_first
# Name: none
def polynomial_fit(x, y, degree):
    return np.linalg.lstsq(np.vander(x, degree, increasing=True), y, rcond=None)[0]


# %% right polynomial_fit.pseudo_inverse
# From: thread on polyfit of NumPy and matplotlib
def polynomial_fit(x, y, degree):
    V = np.stack([np.power(x.astype(float), degree - j) for j in range(degree + 1)]).T
    return np.linalg.pinv(V) @ y
