# Attempts at lesson 4, written as learners write them. Each block answers one stub: a right one is called by
# what is special about it, a wrong one by the catalogue's name for the mistake.


# %% right relu_moments.formulas
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2


# %% right relu_moments.one_number
def relu_moments(sigma):
    return sigma * 0.3989422804, 0.5 * sigma**2, sigma**2 * (1 / 2 - 1 / (2 * np.pi))


# %% right relu_moments.integrated
def relu_moments(sigma):
    z = np.linspace(0, 10 * sigma, 20001)
    density = np.exp(-((z / sigma) ** 2) / 2) / (sigma * np.sqrt(2 * np.pi))
    step = z[1] - z[0]
    mean = np.sum(z * density) * step
    second_moment = np.sum(z**2 * density) * step
    return [mean, second_moment, second_moment - mean**2]


# %% wrong relu_moments.sigma_ignored
def relu_moments(sigma):
    return 0.39894228, 0.5, 0.34084506


# %% wrong relu_moments.sigma_as_variance
def relu_moments(sigma):
    mean = np.sqrt(sigma) / np.sqrt(2 * np.pi)
    second_moment = sigma / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.sigma_not_squared
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.sigma_not_squared
def relu_moments(sigma):
    return sigma / np.sqrt(2 * np.pi), sigma / 2, sigma * (1 / 2 - 1 / (2 * np.pi))


# %% wrong relu_moments.only_positive
def relu_moments(sigma):
    mean = sigma * np.sqrt(2 / np.pi)
    second_moment = sigma**2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.mean_zero
def relu_moments(sigma):
    second_moment = sigma**2 / 2
    return 0, second_moment, second_moment


# %% wrong relu_moments.half_the_variance
def relu_moments(sigma):
    return sigma / np.sqrt(2 * np.pi), sigma**2 / 2, sigma**2 / 2


# %% wrong relu_moments.swapped
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment - mean**2, second_moment


# %% wrong relu_moments.mean_not_squared
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean


# %% wrong relu_moments.root_taken
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, np.sqrt(second_moment - mean**2)


# %% wrong relu_moments.root_taken
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma / np.sqrt(2)
    return mean, second_moment, sigma**2 / 2 - mean**2


# %% wrong relu_moments.sampled
def relu_moments(sigma):
    z = np.random.default_rng(0).normal(scale=sigma, size=100_000)
    a = np.maximum(0, z)
    return a.mean(), np.mean(a**2), a.var()


# %% wrong relu_moments.rounded
def relu_moments(sigma):
    mean = 0.399 * sigma
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.rounded
def relu_moments(sigma):
    mean = 0.4 * sigma
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.rounded
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, 0.341 * sigma**2


# %% wrong relu_moments.root_of_two_pi
def relu_moments(sigma):
    mean = sigma / (2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.root_of_two_pi
def relu_moments(sigma):
    mean = sigma / np.sqrt(2) * np.pi
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.root_of_two_pi
def relu_moments(sigma):
    mean = sigma / (np.sqrt(2) * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.not_halved
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.halved_before_squaring
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = (sigma / 2) ** 2
    return mean, second_moment, second_moment - mean**2


# %% wrong relu_moments.variance_negative
def relu_moments(sigma):
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, mean**2 - second_moment


# %% right he_init.normal_scale
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right he_init.standard_normal_times
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) * (2 / n_in) ** 0.5
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right he_init.uniform
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        limit = np.sqrt(6 / layer_dims[l - 1])
        parameters["W" + str(l)] = rng.uniform(-limit, limit, (layer_dims[l], layer_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


# %% right he_init.truncated_normal
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        draws = rng.standard_normal((n_out, n_in))
        while np.any(np.abs(draws) > 2):
            tails = np.abs(draws) > 2
            draws[tails] = rng.standard_normal(np.count_nonzero(tails))
        parameters[f"W{l}"] = draws * np.sqrt(2 / n_in) / 0.8796
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right he_init.last_layer_first
def he_init(layer_dims, rng):
    L = len(layer_dims) - 1
    weights = {}
    for l in range(L, 0, -1):
        weights[f"W{l}"] = rng.normal(0, np.sqrt(2 / layer_dims[l - 1]), (layer_dims[l - 1], layer_dims[l])).T
    biases = {f"b{l}": np.zeros((layer_dims[l], 1)) for l in range(1, L + 1)}
    return biases | weights


# %% wrong he_init.rng_unused
def he_init(layer_dims, rng):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2.0 / layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.rng_unused
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.random.randn(n_out, n_in) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.rng_unused
def he_init(layer_dims, rng):
    rng = np.random.default_rng(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.rng_unused
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        waves = np.sin(np.arange(n_out * n_in) * (l + 0.3)).reshape(n_out, n_in)
        parameters[f"W{l}"] = waves * np.sqrt(2) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right he_init.single_precision
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in), dtype=np.float32) * np.float32(np.sqrt(2 / n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1), dtype=np.float32)
    return parameters


# %% wrong he_init.keys
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(len(layer_dims) - 1):
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / layer_dims[l]), size=(layer_dims[l + 1], layer_dims[l]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l + 1], 1))
    return parameters


# %% wrong he_init.keys
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / layer_dims[l - 1]), size=(layer_dims[l], layer_dims[l - 1]))
    return parameters


# %% wrong he_init.keys
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims) - 1):
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / layer_dims[l - 1]), size=(layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.keys
def he_init(layer_dims, rng):
    W, b = [], []
    for l in range(1, len(layer_dims)):
        W.append(rng.normal(scale=np.sqrt(2 / layer_dims[l - 1]), size=(layer_dims[l], layer_dims[l - 1])))
        b.append(np.zeros((layer_dims[l], 1)))
    return W, b


# %% wrong glorot_init.rng_unused
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.random.randn(n_out, n_in) * np.sqrt(2 / (n_in + n_out))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.rng_unused
def glorot_init(layer_dims, rng):
    rng = np.random.default_rng(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.keys
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(len(layer_dims) - 1):
        std = np.sqrt(2 / (layer_dims[l] + layer_dims[l + 1]))
        parameters[f"W{l}"] = rng.normal(scale=std, size=(layer_dims[l + 1], layer_dims[l]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l + 1], 1))
    return parameters


# %% wrong he_init.zeros
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.zeros((n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.all_equal
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.full((n_out, n_in), np.sqrt(2 / n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.all_equal
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.ones((n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.variance_as_scale
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=2 / n_in, size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.variance_as_scale
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) * (2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.root_of_two_only
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) * np.sqrt(2) / n_in
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.root_twice
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        std = np.sqrt(2 / n_in)
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(std), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.fan_out
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_out), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.no_two
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.glorot
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.uniform_too_narrow
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        s = np.sqrt(2 / n_in)
        parameters[f"W{l}"] = rng.uniform(-s, s, (n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.all_positive
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.random((n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.all_positive
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.random((n_out, n_in)) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.all_positive
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.uniform(size=(n_out, n_in)) * 0.01
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.truncated_not_rescaled
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        draws = rng.standard_normal((n_out, n_in))
        while np.any(np.abs(draws) > 2):
            tails = np.abs(draws) > 2
            draws[tails] = rng.standard_normal(np.count_nonzero(tails))
        parameters[f"W{l}"] = draws * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.unscaled
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.small_constant
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) * 0.01
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.transposed
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_in, n_out))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.every_layer_the_same
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.random.default_rng(1).normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.every_layer_the_same
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        np.random.seed(0)
        parameters[f"W{l}"] = np.random.randn(n_out, n_in) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.bias_shape
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros(n_out)
    return parameters


# %% wrong he_init.bias_not_zero
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.ones((n_out, 1))
    return parameters


# %% wrong he_init.bias_not_zero
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = rng.normal(scale=0.01, size=(n_out, 1))
    return parameters


# %% wrong he_init.two_outside_root
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=2 / np.sqrt(n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.upside_down
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(n_in / 2), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.spread_as_mean
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.spread_as_mean
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(2 / n_in, size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.first_width_throughout
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / layer_dims[0]), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.all_weights_counted
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in * n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.uniform_limit_as_std
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(6 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.old_names
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.randn(n_out, n_in) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.old_names
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal(n_out, n_in) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.no_matrix
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong he_init.no_matrix
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=n_out)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right layer_statistics.loops
def layer_statistics(X, parameters):
    L = len(parameters) // 2
    A, square = X, np.mean(X**2)
    predicted, measured = np.zeros(L), np.zeros(L)
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted[l - 1] = np.sqrt(square)
        measured[l - 1] = np.sqrt(np.mean(A**2))
    return predicted, measured


# %% right layer_statistics.lists
def layer_statistics(X, parameters):
    A = X
    factor = np.sqrt(np.mean(X**2))
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W = parameters["W" + str(l)]
        n = A.shape[0]
        factor = factor * np.sqrt(n / 2) * np.std(W)
        predicted.append(factor)
        Z = np.dot(W, A) + parameters["b" + str(l)]
        A = Z * (Z > 0)
        measured.append(np.linalg.norm(A) / np.sqrt(A.size))
    return predicted, measured


# %% wrong layer_statistics.bias_forgotten
def layer_statistics(X, parameters):
    A, mean_square = X, np.mean(X**2)
    predicted, measured = [], []
    for layer in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{layer}"]
        mean_square = W.shape[1] * np.mean(W**2) / 2 * mean_square
        predicted.append(np.sqrt(mean_square))
        A = np.maximum(0, W @ A)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.bias_forgotten
def layer_statistics(X, parameters):
    A, mean_square = X, np.mean(X**2)
    predicted, measured = [], []
    for layer in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        mean_square = W.shape[1] * np.mean(W**2) / 2 * mean_square
        predicted.append(np.sqrt(mean_square))
        A = np.maximum(0, W @ A - b)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% right layer_statistics.moments
def layer_statistics(X, parameters):
    A, rms = X, np.sqrt(np.mean(X**2))
    pairs = []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        sigma = np.sqrt(W.shape[1] * np.var(W)) * rms
        rms = np.sqrt(relu_moments(sigma)[1])
        A, _ = relu(W @ A + b)
        pairs.append((rms, np.sqrt(np.var(A) + np.mean(A) ** 2)))
    return tuple(np.array(pairs).T)


# %% wrong layer_statistics.input_included
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [np.sqrt(np.mean(X**2))], [np.sqrt(np.mean(X**2))]
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.squares
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(square)
        measured.append(np.mean(A**2))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.squares
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(square)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.swapped
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(measured), np.array(predicted)


# %% wrong layer_statistics.half_forgotten
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.variance_throughout
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.var(W) * square * (1 / 2 - 1 / (2 * np.pi))
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.fan_out
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[0] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.he_assumed
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * (2 / W.shape[1]) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.he_assumed
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(1.0)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.std_of_X
def layer_statistics(X, parameters):
    A, square = X, np.var(X)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.rms_for_mean_square
def layer_statistics(X, parameters):
    A, square = X, np.sqrt(np.mean(X**2))
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.rule_on_measured
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * np.mean(A**2) / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.std_measured
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.std(A))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.z_measured
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        Z = W @ A + b
        A = np.maximum(0, Z)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(Z**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.relu_forgotten
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = W @ A + b
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.relu_forgotten
def layer_statistics(X, parameters):
    Z, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        Z = W @ Z + b
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(Z**2)))
    measured[-1] = np.sqrt(np.mean(np.maximum(0, Z) ** 2))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.relu_forgotten
def layer_statistics(X, parameters):
    Z, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        Z = W @ Z + b
        A = np.maximum(0, Z)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.last_layer_linear
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = W @ A + b if l == len(parameters) // 2 else np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.measured_twice
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(np.mean(A**2)))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.no_root
def layer_statistics(X, parameters):
    A, rms = X, np.sqrt(np.mean(X**2))
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rms = W.shape[1] * np.var(W) / 2 * rms
        A = np.maximum(0, W @ A + b)
        predicted.append(rms)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.half_of_the_rms
def layer_statistics(X, parameters):
    A, rms = X, np.sqrt(np.mean(X**2))
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rms = np.sqrt(W.shape[1] * np.var(W)) * rms / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(rms)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.n_forgotten
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = np.var(W) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.std_for_variance
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.std(W) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.each_from_X
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.var(W) * np.mean(X**2) / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.inputs_of_the_first
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = len(X) * np.var(W) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.samples_counted
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = X.shape[1] * np.var(W) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.norm_measured
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.linalg.norm(A))
    return np.array(predicted), np.array(measured)


# %% wrong layer_statistics.mean_measured
def layer_statistics(X, parameters):
    A, square = X, np.mean(X**2)
    predicted, measured = [], []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = W.shape[1] * np.mean(W**2) * square / 2
        A = np.maximum(0, W @ A + b)
        predicted.append(np.sqrt(square))
        measured.append(np.mean(A))
    return np.array(predicted), np.array(measured)


# %% right glorot_init.normal
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right glorot_init.uniform
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        c = np.sqrt(6 / (n_in + n_out))
        parameters[f"W{l}"] = rng.uniform(-c, c, (n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right glorot_init.one_over_mean
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_out, n_in)) / np.sqrt((n_in + n_out) / 2)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.all_equal
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.full((n_out, n_in), np.sqrt(2 / (n_in + n_out)))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.sum_for_mean
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(1 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.variance_as_scale
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=2 / (n_in + n_out), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.he
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.fan_in_only
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(1 / n_in), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.fan_in_only
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(1 / n_out), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.uniform_too_narrow
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        s = np.sqrt(2 / (n_in + n_out))
        parameters[f"W{l}"] = rng.uniform(-s, s, (n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.transposed
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_in, n_out))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.every_layer_the_same
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.random.default_rng(1).normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.bias_shape
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros(n_out)
    return parameters


# %% wrong glorot_init.bias_not_zero
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = rng.normal(scale=0.1, size=(n_out, 1))
    return parameters


# %% wrong glorot_init.uniform_limit_as_std
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(6 / (n_in + n_out)), size=(n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.old_names
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.randn(n_out, n_in) * np.sqrt(2 / (n_in + n_out))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% wrong glorot_init.no_matrix
def glorot_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2 / (n_in + n_out)))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


# %% right leaky_relu_backward.where
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, alpha * dA)


# %% right leaky_relu_backward.slope
def leaky_relu_backward(dA, cache, alpha):
    slope = np.where(cache > 0, 1, alpha)
    return dA * slope


# %% right leaky_relu_backward.maximum
def leaky_relu_backward(dA, cache, alpha):
    return dA * np.maximum(alpha, cache > 0)


# %% right leaky_relu_backward.copy_and_scale
def leaky_relu_backward(dA, cache, alpha):
    dZ = np.array(dA, copy=True)
    dZ[cache <= 0] *= alpha
    return dZ


# %% right leaky_relu_backward.sum_of_two
def leaky_relu_backward(dA, cache, alpha):
    is_open = cache > 0
    return dA * is_open + alpha * dA * (1 - is_open)


# %% right leaky_relu_backward.slope_one_at_zero
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache >= 0, 1.0, alpha) * dA


# %% wrong leaky_relu_backward.scalar_if
def leaky_relu_backward(dA, cache, alpha):
    if cache > 0:
        return dA
    return alpha * dA


# %% wrong leaky_relu_backward.dA_changed_in_place
def leaky_relu_backward(dA, cache, alpha):
    dZ = dA
    dZ[cache <= 0] *= alpha
    return dZ


# %% wrong leaky_relu_backward.cache_overwritten
def leaky_relu_backward(dA, cache, alpha):
    slope = cache
    slope[slope > 0] = 1
    slope[slope <= 0] = alpha
    return dA * slope


# %% wrong leaky_relu_backward.closed_below_zero
def leaky_relu_backward(dA, cache, alpha):
    return dA * (cache > 0)


# %% wrong leaky_relu_backward.alpha_on_positives
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, alpha * dA, dA)


# %% wrong leaky_relu_backward.alpha_on_positives
def leaky_relu_backward(dA, cache, alpha):
    return alpha * dA * (cache > 0)


# %% wrong leaky_relu_backward.alpha_hard_coded
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, 0.01 * dA)


# %% wrong leaky_relu_backward.negative_alpha
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, -alpha * dA)


# %% wrong leaky_relu_backward.no_dA
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, 1, alpha)


# %% wrong leaky_relu_backward.alpha_not_times_dA
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, alpha)


# %% wrong leaky_relu_backward.constant
def leaky_relu_backward(dA, cache, alpha):
    return alpha * dA


# %% wrong leaky_relu_backward.constant
def leaky_relu_backward(dA, cache, alpha):
    return dA


# %% wrong leaky_relu_backward.times_Z
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, alpha * dA * cache)


# %% wrong leaky_relu_backward.times_Z
def leaky_relu_backward(dA, cache, alpha):
    return dA * cache * np.where(cache > 0, 1, alpha)


# %% wrong leaky_relu_backward.forward_again
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, cache, alpha * cache)


# %% wrong leaky_relu_backward.mask_on_dA
def leaky_relu_backward(dA, cache, alpha):
    return np.where(dA > 0, dA, alpha * dA)


# %% wrong leaky_relu_backward.threshold_at_alpha
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > alpha, dA, alpha * dA)


# %% wrong leaky_relu_backward.one_minus_alpha
def leaky_relu_backward(dA, cache, alpha):
    return np.where(cache > 0, dA, (1 - alpha) * dA)


# %% right predicted_z_std.number
predicted_z_std = 3


# %% right predicted_z_std.computed
predicted_z_std = np.sqrt(100 * 0.1**2 * 3**2)


# %% wrong predicted_z_std.no_spread
predicted_z_std = 0


# %% wrong predicted_z_std.inputs_forgotten
predicted_z_std = 1


# %% wrong predicted_z_std.added_up
predicted_z_std = 30


# %% wrong predicted_z_std.variance
predicted_z_std = 9


# %% wrong predicted_z_std.one_product
predicted_z_std = 0.3


# %% right variance_after_relu.letter
variance_after_relu = "c"


# %% wrong variance_after_relu.unchanged
variance_after_relu = "a"


# %% wrong variance_after_relu.half
variance_after_relu = "b"


# %% wrong variance_after_relu.quarter
variance_after_relu = "d"


# %% right he_scale.number
he_scale = 0.1


# %% right he_scale.computed
he_scale = (2 / 200) ** 0.5


# %% wrong he_scale.variance
he_scale = 2 / 200


# %% wrong he_scale.no_two
he_scale = 0.0707


# %% wrong he_scale.root_of_two_only
he_scale = np.sqrt(2) / 200


# %% wrong he_scale.two_outside_root
he_scale = 2 / np.sqrt(200)


# %% wrong he_scale.root_twice
he_scale = (2 / 200) ** 0.25


# %% right start_from_zero.letter
start_from_zero = "b"


# %% right start_from_zero.capital
start_from_zero = "B"


# %% wrong start_from_zero.all_stand_still
start_from_zero = "a"


# %% wrong start_from_zero.only_slower
start_from_zero = "c"


# %% wrong start_from_zero.grows
start_from_zero = "d"


# %% right growth_by_variance.number
growth_by_variance = 1.467


# %% right growth_by_variance.computed
growth_by_variance = 2.934 / 2


# %% right growth_by_variance.exact
growth_by_variance = np.pi / (np.pi - 1)


# %% wrong growth_by_variance.as_intended
growth_by_variance = 1


# %% wrong growth_by_variance.before_relu
growth_by_variance = 2.934


# %% wrong growth_by_variance.rms
growth_by_variance = np.sqrt(2.934 / 2)


# %% wrong growth_by_variance.upside_down
growth_by_variance = 0.682


# %% right backward_factor.computed
backward_factor = 128 / 256 * 64 / 128 * 10 / 64


# %% right backward_factor.number
backward_factor = 0.039


# %% wrong backward_factor.unchanged
backward_factor = 1


# %% wrong backward_factor.upside_down
backward_factor = 25.6


# %% wrong backward_factor.rms
backward_factor = (10 / 256) ** 0.5


# %% wrong backward_factor.gates_only
backward_factor = 0.5**3


# %% wrong backward_factor.last_layer_only
backward_factor = 10 / 64


# %% wrong backward_factor.gate_counted_twice
backward_factor = 10 / 256 / 8


# %% right output_mean_square.number
output_mean_square = 2


# %% wrong output_mean_square.kept
output_mean_square = 1


# %% wrong output_mean_square.halved
output_mean_square = 0.5


# %% wrong output_mean_square.rms
output_mean_square = 2**0.5


# %% wrong output_mean_square.every_layer
output_mean_square = 8


# %% wrong he_init.one_over_n
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.normal(size=(layer_dims[l], layer_dims[l - 1])) * (1 / layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong he_init.far_too_large
def he_init(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.normal(size=(layer_dims[l], layer_dims[l - 1])) * 10
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# %% wrong leaky_relu_backward.arguments_exchanged
def leaky_relu_backward(Z, dA, alpha):
    return np.where(Z > 0, dA, alpha * dA)


# %% wrong leaky_relu_backward.hundredth_not_times_dA
def leaky_relu_backward(dA, cache, alpha):
    dZ = dA.copy()
    dZ[cache <= 0] = 0.01
    return dZ


# %% wrong leaky_relu_backward.slopes_truncated
def leaky_relu_backward(dA, cache, alpha):
    slopes = np.ones_like(cache)
    slopes[cache <= 0] = alpha
    return dA * slopes
