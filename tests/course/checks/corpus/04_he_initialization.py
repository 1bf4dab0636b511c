# %% wrong he_init.rand_a_hundredth
# From: thread on week 3, exercise 3, community.deeplearning.ai
# Name: all_positive
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.random((layer_dims[l], layer_dims[l - 1])) * 0.01
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.ten_times
# From: assignment code, deep learning specialization
# Name: far_too_large
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 10
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.over_the_root
# From: thread, community.deeplearning.ai/t/63286
# Name: no_two
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.uniform_from_zero
# From: initialisers in public code
# Name: all_positive
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.uniform(size=(layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% right he_init.uniform_shifted
# From: exercise on He's uniform rule, public code
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        limit = np.sqrt(6 / layer_dims[l - 1])
        p[f"W{l}"] = rng.random((layer_dims[l], layer_dims[l - 1])) * 2 * limit - limit
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.first_of_the_shape
# From: initialisers in public code
# Name: fan_out
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        size = (layer_dims[l], layer_dims[l - 1])
        p[f"W{l}"] = rng.normal(0, np.sqrt(2 / size[0]), size=size)
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.random_biases
# From: initialisers in public code
# Name: bias_not_zero
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        p[f"b{l}"] = rng.standard_normal((layer_dims[l], 1)) * 0.001
    return p


# %% wrong he_init.inputs_first
# From: initialisers in public code
# Name: transposed
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.standard_normal((layer_dims[l - 1], layer_dims[l])) * np.sqrt(2.0 / layer_dims[l - 1])
        p[f"b{l}"] = np.zeros((1, layer_dims[l]))
    return p


# %% wrong he_init.product_of_the_shape
# From: convolution class in public code
# Name: all_weights_counted
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        n_in = layer_dims[l] * layer_dims[l - 1]
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2.0 / n_in)
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.all_zeros
# From: notebook, 29yabuki/DLS
# Name: zeros
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p["W" + str(l)] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        p["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.one_layer_short
# From: L = len(layers_dims) - 1 in public code
# Name: keys
def he_init(layer_dims, rng):
    p = {}
    L = len(layer_dims) - 1
    for l in range(1, L):
        p["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        p["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.no_root
# From: pull request, dlvu/vugrad#2
# Name: variance_as_scale
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 2 / layer_dims[l - 1]
        p["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong he_init.flat_biases_and_no_two
# From: two slips, initialisers in public code and community.deeplearning.ai/t/63286
# Name: no_two
def he_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        p["b" + str(l)] = np.zeros(layer_dims[l])
    return p


# %% wrong he_init.list_of_lists
# From: zero_init with comprehensions, public code
# Name: keys
def he_init(layer_dims, rng):
    weights = []
    for l in range(1, len(layer_dims)):
        weights.append(rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1]))
    return weights


# %% wrong glorot_init.limit_as_deviation
# From: initialisers in public code
# Name: uniform_limit_as_std
def glorot_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        s = np.sqrt(6.0 / (layer_dims[l - 1] + layer_dims[l]))
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * s
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong glorot_init.half_of_the_inputs
# From: xavier_init in public code
# Name: he
def glorot_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        s = 1.0 / np.sqrt(layer_dims[l - 1] / 2.0)
        p[f"W{l}"] = rng.normal(scale=s, size=(layer_dims[l], layer_dims[l - 1]))
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong glorot_init.inputs_only
# From: pylessons.com, deep neural networks part 6
# Name: fan_in_only
def glorot_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(1 / layer_dims[l - 1])
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong glorot_init.variance_for_deviation
# From: pull request, dlvu/vugrad#2
# Name: variance_as_scale
def glorot_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        s = 2 / (layer_dims[l - 1] + layer_dims[l])
        p[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * s
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% right glorot_init.uniform
# From: initialisers in public code
def glorot_init(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        limit = np.sqrt(6.0 / (layer_dims[l - 1] + layer_dims[l]))
        p[f"W{l}"] = rng.uniform(-limit, limit, (layer_dims[l], layer_dims[l - 1]))
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p


# %% wrong relu_moments.half_the_deviation
# From: novice slip: half of a symmetric distribution
# Name: sigma_not_squared
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second = sigma / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.difference_the_wrong_way
# From: issue, camlab-ethz/poseidon#6
# Name: none
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second = sigma**2 / 2
    return mean, second, second + mean**2


# %% wrong relu_moments.density_at_zero
# From: gelu_derivative in public code
# Name: none
def relu_moments(sigma):
    mean = 1 / (sigma * np.sqrt(2 * np.pi))
    second = sigma**2 / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.two_numbers
# From: novice slip: the third result forgotten
# Name: none
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    return mean, sigma**2 / 2


# %% wrong layer_statistics.standard_deviations
# From: notebook on weight statistics, sssstf0rest/Machine-Learning-Concepts-With-Code
# Name: std_measured
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) / 2 * square
        predicted.append(np.sqrt(square))
        A = np.maximum(0, W @ A + b)
        measured.append(A.std())
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.measured_first
# From: order of results, network in public code
# Name: swapped
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) / 2 * square
        predicted.append(np.sqrt(square))
        A = np.maximum(0, W @ A + b)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(measured), np.array(predicted)


# %% wrong layer_statistics.variance_not_halved
# From: issue, ahmedbesbes/Neural-Network-from-scratch#1
# Name: half_forgotten
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square
        predicted.append(np.sqrt(square))
        A = np.maximum(0, W @ A + b)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong leaky_relu_backward.tenth
# From: activations in public code
# Name: hundredth_not_times_dA
def leaky_relu_backward(dA, cache, alpha):
    dZ = np.array(dA, copy=True)
    dZ[cache <= 0] = 0.1
    return dZ


# %% wrong leaky_relu_backward.alpha_itself
# From: dnn_utils-like module in public code
# Name: alpha_not_times_dA
def leaky_relu_backward(dA, cache, alpha):
    dZ = np.array(dA, copy=True)
    dZ[cache <= 0] = alpha
    return dZ


# %% wrong leaky_relu_backward.ones_like_the_cache
# From: activations of a large module, public code
# Name: slopes_truncated
def leaky_relu_backward(dA, cache, alpha):
    dZ = np.ones_like(cache)
    dZ[cache <= 0] = alpha
    return dA * dZ


# %% wrong leaky_relu_backward.as_relu
# From: issue, scientific-computing/FKB#15
# Name: closed_below_zero
def leaky_relu_backward(dA, cache, alpha):
    return dA * np.where(alpha * cache > 0, 1, 0)


# %% wrong leaky_relu_backward.hundredth
# From: issue, deeplearning4j/deeplearning4j#8178
# Name: alpha_hard_coded
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, 0.01 * dA)


# %% right leaky_relu_backward.product_with_alpha
# From: activations in public code
def leaky_relu_backward(dA, cache, alpha):
    dZ = np.array(dA, copy=True)
    dZ[cache <= 0] *= alpha
    return dZ


# %% right leaky_relu_backward.two_masks
# From: layer class in public code
def leaky_relu_backward(dA, cache, alpha):
    up = cache > 0
    down = (cache < 0) * alpha
    return np.multiply(dA, up + down)


# %% wrong leaky_relu_backward.divided_by_the_slope
# From: script of a network, public code
# Name: none
def leaky_relu_backward(dA, cache, alpha):
    e = 1e-6
    f = lambda Z: np.where(Z > 0, Z, alpha * Z)
    return dA * (2 * e / (f(cache + e) - f(cache - e)))


# %% wrong leaky_relu_backward.slope_alone
# From: lecture notes in public code
# Name: no_dA
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, 1, alpha)


# %% wrong leaky_relu_backward.input_first
# From: decompositions of a framework, public code
# Name: arguments_exchanged
def leaky_relu_backward(x, grad_output, alpha):
    return np.where(x > 0, grad_output, grad_output * alpha)


# %% wrong leaky_relu_backward.alpha_itself_with_ones
# From: two slips, activations in public code
# Name: none
def leaky_relu_backward(dA, cache, alpha):
    dZ = np.ones_like(cache)
    dZ[cache <= 0] = alpha
    return dZ


# %% wrong relu_moments.half_normal_mean
# From: thread, forums.fast.ai/t/62314
# Name: none
def relu_moments(sigma):
    mean = sigma * np.sqrt(2 / np.pi)
    second = sigma**2 / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.half_normal_in_all
# From: the same thread, half-normal throughout
# Name: only_positive
def relu_moments(sigma):
    return sigma * np.sqrt(2 / np.pi), sigma**2, sigma**2 * (1 - 2 / np.pi)


# %% wrong relu_moments.second_moment_whole
# From: question, imathworks.com, E(relu'(X)): the half is forgotten
# Name: not_halved
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second = sigma**2
    return mean, second, second - mean**2


# %% wrong relu_moments.variance_is_half
# From: retellings of He's derivation
# Name: half_the_variance
def relu_moments(sigma):
    half = sigma**2 / 2
    return sigma / np.sqrt(2 * np.pi), half, half


# %% wrong relu_moments.mean_not_squared
# From: notebooks in public code
# Name: mean_not_squared
def relu_moments(sigma):
    mean, second = sigma / np.sqrt(2 * np.pi), sigma**2 / 2
    return mean, second, second - mean


# %% wrong relu_moments.standard_deviation
# From: thread, forums.fast.ai/t/62314, std in place of variance
# Name: root_taken
def relu_moments(sigma):
    mean, second = sigma / np.sqrt(2 * np.pi), sigma**2 / 2
    return mean, second, np.sqrt(second - mean**2)


# %% wrong relu_moments.for_sigma_one
# From: expected_mean = 1 / np.sqrt(2 * np.pi), the same thread
# Name: none
def relu_moments(sigma):
    mean, second = 1 / np.sqrt(2 * np.pi), sigma**2 / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.root_of_two_times_pi
# From: notebooks in public code, the root without pi
# Name: root_of_two_pi
def relu_moments(sigma):
    mean, second = sigma / (np.sqrt(2) * np.pi), sigma**2 / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.half_of_sigma
# From: "half of the time the value is zero", fast.ai thread
# Name: none
def relu_moments(sigma):
    mean, second = sigma / 2, sigma**2 / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.uniform_numbers
# From: question, math.techqa.club 3842290, sqrt(3)/4 for the uniform distribution
# Name: none
def relu_moments(sigma):
    mean, second = sigma * np.sqrt(3) / 4, sigma**2 / 2
    return mean, second, second - mean**2


# %% wrong relu_moments.half_normal_and_half
# From: both retellings together
# Name: half_the_variance
def relu_moments(sigma):
    return sigma * np.sqrt(2 / np.pi), sigma**2 / 2, sigma**2 / 2


# %% right relu_moments.by_the_density
# From: page, volcengine.com/article/453044, sigma * phi(0)
def relu_moments(sigma):
    at_zero = 1 / np.sqrt(2 * np.pi)
    return sigma * at_zero, sigma**2 * 0.5, sigma**2 * (0.5 - at_zero**2)


# %% wrong he_init.divided_again
# From: pull request, zishansami102/CNN-from-Scratch#8
# Name: none
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n = layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], n)) * np.sqrt(2 / n) / n
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.uniform_up_to_the_std
# From: issue, dmlc/minpy#158
# Name: uniform_too_narrow
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        s = np.sqrt(2 / layer_dims[l - 1])
        parameters[f"W{l}"] = rng.uniform(-s, s, (layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.one_sided_limit
# From: "scale raw weights uniform [0, 1]", public code: times 2L, minus L, of which the minus is lost
# Name: all_equal
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        limit = np.sqrt(6 / layer_dims[l - 1])
        parameters[f"W{l}"] = rng.uniform(0, limit, (layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.biases_of_a_hundredth
# From: public code, bias.data.fill_(0.01), search "def he_init"
# Name: bias_not_zero
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        parameters[f"b{l}"] = np.full((layer_dims[l], 1), 0.01)
    return parameters


# %% wrong he_init.biases_as_numbers
# From: class in public code, weights[biases_key] = 0
# Name: none
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        parameters[f"b{l}"] = 0
    return parameters


# %% wrong he_init.biases_drawn_too
# From: class in public code, np.random.randn(n, 1) for b
# Name: bias_not_zero
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        s = np.sqrt(2 / layer_dims[l - 1])
        parameters[f"W{l}"] = s * rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = s * rng.standard_normal((layer_dims[l], 1))
    return parameters


# %% wrong he_init.normal_with_uniform_limit
# From: issue, clab/dynet#659; LBANN/lbann#316
# Name: uniform_limit_as_std
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        s = np.sqrt(6 / layer_dims[l - 1])
        parameters[f"W{l}"] = s * rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.width_of_the_input
# From: networks in public code that scale every layer by the input size
# Name: first_width_throughout
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        s = np.sqrt(2 / layer_dims[0])
        parameters[f"W{l}"] = s * rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.name_of_another_list
# From: mofeiyu/dnn, initialization_he.py
# Name: none
def he_init(layer_dims, rng):
    parameters = {}
    L = len(layers_dims)
    for l in range(1, L):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.fan_out_without_root
# From: as he_init.fan_out and he_init.scale_without_root
# Name: none
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 2 / layer_dims[l]
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.uniform_and_biased
# From: as he_init.uniform_up_to_the_std and he_init.biases_of_a_hundredth
# Name: bias_not_zero
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        s = np.sqrt(2 / layer_dims[l - 1])
        parameters[f"W{l}"] = rng.uniform(-s, s, (layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = 0.01 * np.ones((layer_dims[l], 1))
    return parameters


# %% right he_init.uniform
# From: public code, he_initialization(W, fan_in) with the limit sqrt(6 / fan_in)
def he_init(layer_dims, rng):
    parameters = {}
    for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        limit = np.sqrt(6 / n_prev)
        parameters[f"W{l}"] = rng.random((n, n_prev)) * 2 * limit - limit
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong layer_statistics.outputs_counted
# From: mnielsen/neural-networks-and-deep-learning#30
# Name: fan_out
def layer_statistics(X, parameters):
    A, square, predicted, measured = X, np.mean(X**2), [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[0] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.no_roots
# From: notebooks in public code that plot variances
# Name: squares
def layer_statistics(X, parameters):
    A, square, predicted, measured = X, np.mean(X**2), [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(square)
        measured.append(np.mean(A**2))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.before_the_gate
# From: neetcode-gh/leetcode#5810, the refactored code
# Name: z_measured
def layer_statistics(X, parameters):
    A, square, predicted, measured = X, np.mean(X**2), [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        Z = W @ A + b
        A = np.maximum(0, Z)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(Z**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.last_layer_open
# From: losses_from-like networks with a linear last layer
# Name: last_layer_linear
def layer_statistics(X, parameters):
    A, square, predicted, measured, L = X, np.mean(X**2), [], [], len(parameters) // 2
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = W @ A + b
        if l < L:
            A = np.maximum(0, A)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.size_one_input
# From: notebooks that assume standardised inputs
# Name: none
def layer_statistics(X, parameters):
    A, square, predicted, measured = X, 1.0, [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.from_the_measured
# From: notebooks that predict each layer from the measured one before
# Name: rule_on_measured
def layer_statistics(X, parameters):
    A, predicted, measured = X, [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        predicted.append(np.sqrt(W.shape[1] * np.mean(W**2) * np.mean(A**2) / 2))
        A = np.maximum(0, W @ A + b)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.variance_of_X
# From: notebooks in public code, X.var()
# Name: std_of_X
def layer_statistics(X, parameters):
    A, square, predicted, measured = X, np.var(X), [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.var(W) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.no_half_no_biases
# From: neetcode-gh/leetcode#5810, x @ w.T without biases
# Name: half_forgotten
def layer_statistics(X, parameters):
    A, square, predicted, measured = X, np.mean(X**2), [], []
    for l in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{l}"]
        square = W.shape[1] * np.mean(W**2) * square
        A = np.maximum(0, W @ A)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% right layer_statistics.by_norms
# From: notebooks in public code, np.linalg.norm / sqrt(size)
def layer_statistics(X, parameters):
    L = len(parameters) // 2
    sizes = [np.sum(parameters[f"W{l}"] ** 2) / (2 * len(parameters[f"W{l}"])) for l in range(1, L + 1)]
    predicted = np.sqrt(np.mean(X**2) * np.cumprod(sizes))
    A, measured = X, np.zeros(L)
    for l in range(L):
        A, _ = relu(parameters[f"W{l + 1}"] @ A + parameters[f"b{l + 1}"])
        measured[l] = np.linalg.norm(A) / np.sqrt(A.size)
    return predicted, measured


# %% wrong glorot_init.brackets_of_the_sum
# From: issue, mlverse/torch#555
# Name: none
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2.0 / n_prev + n)
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong glorot_init.three_over
# From: issue, tflearn/tflearn#870
# Name: none
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(3.0 / (n_prev + n))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong glorot_init.limit_too_wide
# From: issue, FluxML/Flux.jl#442, sqrt(24)
# Name: none
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        limit = np.sqrt(24 / (n_prev + n))
        parameters[f"W{l}"] = rng.uniform(-limit, limit, (n, n_prev))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong glorot_init.uniform_up_to_the_std
# From: issue, dmlc/minpy#158
# Name: uniform_too_narrow
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.uniform(-1, 1, (n, n_prev)) * np.sqrt(2 / (n_prev + n))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong glorot_init.product_of_widths
# From: Flux.jl#442, the fans of a layer multiplied
# Name: none
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / (n_prev * n))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong glorot_init.three_over_without_root
# From: as glorot_init.three_over and .scale_without_root
# Name: none
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * 3 / (n_prev + n)
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% right glorot_init.uniform_again
# From: public code, uniform(-limit, limit) with sqrt(6 / (n_in + n_out))
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        limit = (6 / (n_prev + n)) ** 0.5
        parameters[f"W{l}"] = rng.uniform(-limit, limit, size=(n, n_prev))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong leaky_relu_backward.sides_exchanged
# From: np.where slips in public code
# Name: alpha_on_positives
def leaky_relu_backward(dA, cache, alpha):
    return dA * np.where(cache > 0, alpha, 1)


# %% wrong leaky_relu_backward.all_through
# From: pull request, chainer/chainer#5898
# Name: constant
def leaky_relu_backward(dA, cache, alpha):
    return dA * np.ones_like(cache)


# %% wrong leaky_relu_backward.value_below
# From: activations in public code, alpha * x where the slope belongs
# Name: times_Z
def leaky_relu_backward(dA, cache, alpha):
    return dA * np.where(cache > 0, 1, alpha * cache)


# %% wrong leaky_relu_backward.the_activation
# From: burn pull request thread, tracel-ai/burn#1208, leaky relu of the gradient
# Name: mask_on_dA
def leaky_relu_backward(dA, cache, alpha):
    return np.where(dA > 0, dA, alpha * dA)


# %% wrong leaky_relu_backward.minus_alpha
# From: pytorch/pytorch#31938, negative slope -alpha
# Name: negative_alpha
def leaky_relu_backward(dA, cache, alpha):
    return dA * np.where(cache > 0, 1, -alpha)


# %% right leaky_relu_backward.one_at_zero
# From: activations in public code, np.where(x >= 0, 1, alpha)
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache >= 0, 1.0, alpha) * dA


# %% wrong leaky_relu_backward.a_hundredth_alone
# From: as leaky_relu_backward.a_hundredth and .slope_alone
# Name: none
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, 1.0, 0.01)


# %% wrong leaky_relu_backward.gradient_scaled_in_place
# From: activations in public code, delta[z < 0] *= alpha
# Name: dA_changed_in_place
def leaky_relu_backward(dA, cache, alpha):
    dA[cache <= 0] *= alpha
    return dA


# %% right leaky_relu_backward.line_between
# From: tensorflow/tensorflow#24566, relu(x) - alpha * relu(-x), differentiated
def leaky_relu_backward(dA, cache, alpha):
    gate = cache > 0
    return alpha * dA + (1 - alpha) * gate * dA
