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
