# Attempts at lesson 2, written as learners write them. Each block answers one stub: a right one is called by
# what is special about it, a wrong one by the catalogue's name for the mistake.

# %% right sigmoid.where
def sigmoid(Z):
    e = np.exp(-np.abs(Z))
    A = np.where(Z >= 0, 1 / (1 + e), e / (1 + e))
    return A, Z


# %% right sigmoid.as_printed
def sigmoid(Z):
    return 1 / (1 + np.exp(-Z)), Z


# %% right sigmoid.masks
def sigmoid(Z):
    A = np.empty(Z.shape)
    positive = Z >= 0
    A[positive] = 1 / (1 + np.exp(-Z[positive]))
    small = np.exp(Z[~positive])
    A[~positive] = small / (1 + small)
    return A, Z


# %% right sigmoid.tanh
def sigmoid(Z):
    return 0.5 * (1 + np.tanh(Z / 2)), Z


# %% right sigmoid.logaddexp
def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z)), Z.copy()


# %% right sigmoid.clipped
def sigmoid(Z):
    cache = Z
    A = 1.0 / (1.0 + np.exp(-np.clip(Z, -500, 500)))
    return A, cache


# %% right sigmoid.in_single_precision_stays_there
def sigmoid(Z):
    return np.reciprocal(1 + np.exp(-Z)), Z


# %% right sigmoid.where_with_an_overflow_that_is_not_chosen
def sigmoid(Z):
    return np.where(Z >= 0, 1 / (1 + np.exp(-Z)), np.exp(Z) / (1 + np.exp(Z))), Z


# %% wrong sigmoid.overflow
def sigmoid(Z):
    return np.exp(Z) / (1 + np.exp(Z)), Z


# %% wrong sigmoid.overflow
def sigmoid(Z):
    return np.where(Z >= 0, np.exp(Z) / (1 + np.exp(Z)), 1 / (1 + np.exp(-Z))), Z


# %% wrong sigmoid.changed_in_place
def sigmoid(Z):
    Z[Z > 30] = 30
    return 1 / (1 + np.exp(-Z)), Z


# %% wrong sigmoid.one_if_for_all
def sigmoid(Z):
    if Z >= 0:
        A = 1 / (1 + np.exp(-Z))
    else:
        A = np.exp(Z) / (1 + np.exp(Z))
    return A, Z


# %% wrong sigmoid.math_exp
def sigmoid(Z):
    import math

    return 1 / (1 + math.exp(-Z)), Z


# %% wrong sigmoid.brackets_missing
def sigmoid(Z):
    return 1 / 1 + np.exp(-Z), Z


# %% wrong sigmoid.brackets_missing
def sigmoid(Z):
    return np.exp(Z) / 1 + np.exp(Z), Z


# %% wrong sigmoid.one_half_for_all
def sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return 1 / (1 + e), Z


# %% wrong sigmoid.one_half_for_all
def sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return e / (1 + e), Z


# %% wrong sigmoid.cache_not_Z
def sigmoid(Z):
    Z = np.clip(Z, -500, 500)
    return 1 / (1 + np.exp(-Z)), Z


# %% wrong sigmoid.cache_not_Z
def sigmoid(Z):
    Z = np.exp(-Z)
    return 1 / (1 + Z), Z


# %% wrong sigmoid.minus_missing
def sigmoid(Z):
    return 1 / (1 + np.exp(Z)), Z


# %% wrong sigmoid.minus_missing
def sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return np.where(Z >= 0, e / (1 + e), 1 / (1 + e)), Z


# %% wrong sigmoid.tanh
def sigmoid(Z):
    return np.tanh(Z), Z


# %% wrong sigmoid.cached_a
def sigmoid(Z):
    A = 1 / (1 + np.exp(-Z))
    return A, A


# %% wrong sigmoid.rounded
def sigmoid(Z):
    return np.round(1 / (1 + np.exp(-Z)), 3), Z


# %% wrong sigmoid.rounded
def sigmoid(Z):
    return (1 / (1 + np.exp(-Z))).round(2), Z


# %% wrong sigmoid.integers_truncated
def sigmoid(Z):
    A = np.zeros_like(Z)
    positive = Z >= 0
    A[positive] = 1 / (1 + np.exp(-Z[positive]))
    A[~positive] = np.exp(Z[~positive]) / (1 + np.exp(Z[~positive]))
    return A, Z


# %% right sigmoid_backward.by_itself
def sigmoid_backward(dA, cache):
    Z = cache
    s = 1 / (1 + np.exp(-Z))
    dZ = dA * s * (1 - s)
    assert dZ.shape == Z.shape
    return dZ


# %% right sigmoid_backward.as_printed
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s * (1 - s)


# %% right sigmoid_backward.two_sigmoids
def sigmoid_backward(dA, cache):
    return dA * sigmoid(cache)[0] * sigmoid(-cache)[0]


# %% right sigmoid_backward.minus_square
def sigmoid_backward(dA, cache):
    s = sigmoid(cache)[0]
    return dA * (s - s**2)


# %% right sigmoid_backward.exponentials
def sigmoid_backward(dA, cache):
    return dA * np.exp(-cache) / (1 + np.exp(-cache)) ** 2


# %% right sigmoid_backward.cosh
def sigmoid_backward(dA, cache):
    return dA / (2 + 2 * np.cosh(cache))


# %% right sigmoid_backward.einsum
def sigmoid_backward(dA, cache):
    s = sigmoid(cache)[0]
    return np.einsum("ij,ij,ij->ij", dA, s, 1 - s)


# %% wrong sigmoid_backward.tuple_not_unpacked
def sigmoid_backward(dA, cache):
    s = sigmoid(cache)
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.tuple_not_unpacked
def sigmoid_backward(dA, cache):
    s = sigmoid(cache)
    return dA * (s - s**2)


# %% wrong sigmoid_backward.matrix_product
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return np.dot(dA, s * (1 - s))


# %% wrong sigmoid_backward.matrix_product
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA @ (s * (1 - s)).T


# %% wrong sigmoid_backward.dA_changed_in_place
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    dZ = dA
    dZ *= s * (1 - s)
    return dZ


# %% wrong sigmoid_backward.cache_overwritten
def sigmoid_backward(dA, cache):
    s = cache
    s[...] = sigmoid(cache)[0]
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.cache_taken_for_A
def sigmoid_backward(dA, cache):
    return dA * cache * (1 - cache)


# %% wrong sigmoid_backward.slope_without_dA
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return s * (1 - s)


# %% wrong sigmoid_backward.identity
def sigmoid_backward(dA, cache):
    return dA


# %% wrong sigmoid_backward.brackets_missing
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s * 1 - s


# %% wrong sigmoid_backward.slope_at_dA
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(dA)
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.arguments_exchanged
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(dA)
    return cache * s * (1 - s)


# %% wrong sigmoid_backward.only_s
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s


# %% wrong sigmoid_backward.only_one_minus_s
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * (1 - s)


# %% wrong sigmoid_backward.s_squared
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s**2


# %% wrong sigmoid_backward.sigmoid_twice
def sigmoid_backward(dA, cache):
    A, _ = sigmoid(cache)
    s, _ = sigmoid(A)
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.sign
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s * (s - 1)


# %% wrong sigmoid_backward.slope_of_tanh
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * (1 - s**2)


# %% wrong sigmoid_backward.slope_of_tanh
def sigmoid_backward(dA, cache):
    return dA * (1 - np.tanh(cache) ** 2)


# %% wrong sigmoid_backward.slope_of_relu
def sigmoid_backward(dA, cache):
    return dA * (cache > 0)


# %% wrong sigmoid_backward.rounded_s
def sigmoid_backward(dA, cache):
    s = np.round(sigmoid(cache)[0], 3)
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.summed_over_samples
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return np.sum(dA * s * (1 - s), axis=1, keepdims=True)


# %% wrong sigmoid_backward.averaged_over_samples
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return np.mean(dA * s * (1 - s), axis=1)


# %% wrong sigmoid_backward.divided_by_m
def sigmoid_backward(dA, cache):
    m = cache.shape[1]
    s, _ = sigmoid(cache)
    return dA * s * (1 - s) / m


# %% wrong sigmoid_backward.integers_truncated
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    dZ = np.zeros_like(cache)
    dZ[...] = dA * s * (1 - s)
    return dZ


# %% right table_row.arrays
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(np.ones(Z.shape), cache)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% right table_row.numbers
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    A, cache = forward(np.array([[w * x + b]]))
    a = A.item()
    slope = backward(np.array([[1.0]]), cache).item()
    dw = 2 * (a - y) * slope * x
    return a, slope, dw, w - lr * dw


# %% right table_row.backward_twice
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    dZ = backward(2 * (A - y), cache)
    dw = np.sum(dZ * x)
    return A[0, 0], backward(1, cache)[0, 0], dw, w - lr * dw


# %% right table_row.reversed_difference
def table_row(act, w, b, x, y, lr):
    A, cache = act[0](np.array([w * x + b]))
    slope = act[1](np.array([1.0]), cache)
    step = lr * 2 * (y - A) * slope * x
    return A, slope, -step / lr, w + step


# %% wrong table_row.tuple_not_unpacked
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A = forward(Z)
    slope = backward(1, Z)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.act_not_used
def table_row(act, w, b, x, y, lr):
    Z = np.array([[w * x + b]])
    A, cache = sigmoid(Z)
    slope = sigmoid_backward(np.ones(Z.shape), cache)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.act_not_used
def table_row(act, w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    slope = 1 if z > 0 else 0
    dw = 2 * (a - y) * slope * x
    return a, slope, dw, w - lr * dw


# %% wrong table_row.slope_is_dz
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(2 * (A - y), cache)
    dw = slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.slope_of_sigmoid
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = A * (1 - A)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.A_as_dA
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(A, cache)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.A_as_cache
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, A)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.slope_is_dz
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(A - y, cache)
    dw = 2 * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.loss_itself
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = (A - y) ** 2 * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.slope_missing
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    dw = 2 * (A - y) * x
    return A, backward(1, cache), dw, w - lr * dw


# %% wrong table_row.slope_twice
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = backward(2 * (A - y), cache) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.no_two
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = (A - y) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.no_x
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = 2 * (A - y) * slope
    return A, slope, dw, w - lr * dw


# %% wrong table_row.times_w
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = 2 * (A - y) * slope * w
    return A, slope, dw, w - lr * dw


# %% wrong table_row.sign
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = 2 * (y - A) * slope * x
    return A, slope, dw, w - lr * dw


# %% wrong table_row.uphill
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, w + lr * dw


# %% wrong table_row.gradient_as_weight
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = 2 * (A - y) * slope * x
    return A, slope, dw, -lr * dw


# %% wrong table_row.gradient_as_weight
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(1, cache)
    dw = 2 * (A - y) * slope * x
    w = dw
    return A, slope, dw, w


# %% right chain_gradient.loops
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dZ * x).item()


# %% right chain_gradient.array_of_one
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        Z = k * A
        A, cache = forward(Z)
        caches.append(cache)
    dZ = backward(A - y, caches[L - 1])
    for layer in range(L - 2, -1, -1):
        dZ = backward(k * dZ, caches[layer])
    return dZ * x


# %% right chain_gradient.slopes_collected_forward
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    a = np.array([[x]])
    share = 1.0
    for _ in range(L):
        a, cache = forward(k * a)
        share = share * backward(1, cache)
    return (a - y) * share * k ** (L - 1) * x


# %% right chain_gradient.recursion
def chain_gradient(act, k, L, x, y):
    forward, backward = act

    def way_back(a, layers):
        if layers == 0:
            return a - y
        out, cache = forward(k * a)
        dA = way_back(out, layers - 1)
        return backward(dA, cache) * k

    return way_back(np.array([[x]]), L) / k * x


# %% right chain_gradient.measured
def chain_gradient(act, k, L, x, y):
    def loss(first):
        a = act[0](np.array([[first * x]]))[0]
        for _ in range(L - 1):
            a = act[0](k * a)[0]
        return 0.5 * (a - y) ** 2

    h = 1e-5
    return (loss(k + h) - loss(k - h)) / (2 * h)


# %% wrong chain_gradient.tuple_not_unpacked
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    for _ in range(L):
        A = forward(k * A)
    dA = A - y
    for _ in range(L):
        dA = k * backward(dA, A)
    return dA * x


# %% wrong chain_gradient.only_the_weights
def chain_gradient(act, k, L, x, y):
    return k ** (L - 1)


# %% wrong chain_gradient.only_the_weights
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = 1
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.one_weight_too_many
def chain_gradient(act, k, L, x, y):
    return k**L


# %% wrong chain_gradient.one_weight_too_many
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dA = k * backward(dA, cache)
    return dA * x


# %% wrong chain_gradient.one_weight_too_many
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dA = k * backward(dA, cache)
    return dA


# %% wrong chain_gradient.k_to_2L
def chain_gradient(act, k, L, x, y):
    return k ** (2 * L)


# %% wrong chain_gradient.target_ignored
def chain_gradient(act, k, L, x, y):
    return k ** (2 * L - 1) * x**2


# %% wrong chain_gradient.target_ignored
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.relu_for_all
def chain_gradient(act, k, L, x, y):
    return (k**L * x - y) * k ** (L - 1) * x


# %% wrong chain_gradient.slopes_forgotten
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    a = np.array([[x]])
    for _ in range(L):
        a, _ = forward(k * a)
    return (a - y) * k ** (L - 1) * x


# %% wrong chain_gradient.one_slope_missing
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for layer in range(L - 1, 0, -1):
        dA = k * backward(dA, caches[layer])
    return dA * x


# %% wrong chain_gradient.one_slope_missing
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dZ = A - y
    for layer in range(L - 2, -1, -1):
        dZ = backward(k * dZ, caches[layer])
    return dZ * x


# %% wrong chain_gradient.loop_too_short
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(1, L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.loop_too_short
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L - 1):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dA = k * backward(dA, cache)
    return dA * x


# %% wrong chain_gradient.no_weights_forward
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.A_as_cache
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(A)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.loss_itself
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = 0.5 * (A - y) ** 2
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.last_layer_twice
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = k * backward(A - y, cache)
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.a_L_for_x
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * A


# %% wrong chain_gradient.last_cache_everywhere
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    for _ in range(L):
        A, cache = forward(k * A)
    dA = A - y
    for _ in range(L):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.one_weight_too_few
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dA = backward(dA, cache)
    return dA * x * k ** (L - 2)


# %% wrong chain_gradient.no_x
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ


# %% wrong chain_gradient.factor_two
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = 2 * (A - y)
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.sign
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = y - A
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return dZ * x


# %% wrong chain_gradient.all_weights_moved
def chain_gradient(act, k, L, x, y):
    def loss(weight):
        a = np.array([[x]])
        for _ in range(L):
            a, _ = act[0](weight * a)
        return 0.5 * (a - y) ** 2

    h = 1e-5
    return (loss(k + h) - loss(k - h)) / (2 * h)


# %% wrong chain_gradient.last_weight
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    for _ in range(L):
        A_prev = A
        A, cache = forward(k * A_prev)
    return backward(A - y, cache) * A_prev


# %% right rounding_error.letter
rounding_error = "d"

# %% wrong rounding_error.as_a
rounding_error = "a"

# %% wrong rounding_error.a_tenth_percent
rounding_error = "b"

# %% wrong rounding_error.one_percent
rounding_error = "c"

# %% right lowest_loss.number
lowest_loss = 16

# %% right lowest_loss.computed
lowest_loss = (1 - 5) ** 2

# %% wrong lowest_loss.zero
lowest_loss = 0

# %% wrong lowest_loss.the_distance
lowest_loss = 4

# %% wrong lowest_loss.to_a_target_of_1
lowest_loss = 1

# %% wrong lowest_loss.left_to_win
lowest_loss = 0.0073

# %% wrong lowest_loss.at_zero
lowest_loss = 25

# %% wrong lowest_loss.half
lowest_loss = 8

# %% right best_case.power
best_case = 0.25**10

# %% right best_case.rounded
best_case = 9.5e-7

# %% wrong best_case.added
best_case = 10 * 0.25

# %% wrong best_case.value_for_slope
best_case = 0.5**10

# %% wrong best_case.nine_layers
best_case = 0.25**9

# %% wrong best_case.one_layer
best_case = 0.25

# %% right never_zero.letter
never_zero = "c"

# %% wrong never_zero.never
never_zero = "a"

# %% wrong never_zero.too_early
never_zero = "b"

# %% wrong never_zero.exp_underflows
never_zero = "d"

# %% right zero_from_float64.number
zero_from_float64 = 36.74

# %% right zero_from_float64.measured
zero_from_float64 = next(z for z in np.arange(0, 80, 0.01) if 1 - 1 / (1 + np.exp(-z)) == 0)

# %% wrong zero_from_float64.single_precision
zero_from_float64 = 16.64

# %% wrong zero_from_float64.the_place
zero_from_float64 = 3674

# %% wrong zero_from_float64.last_before
zero_from_float64 = 0.0

# %% right zero_from_float32.number
zero_from_float32 = 16.64

# %% right zero_from_float32.single_precision_number
zero_from_float32 = np.float32(16.64)

# %% wrong zero_from_float32.double_precision
zero_from_float32 = 36.74

# %% wrong zero_from_float32.the_place
zero_from_float32 = 1664

# %% wrong zero_from_float32.half_the_digits
zero_from_float32 = 18.37

# %% right best_share.number
best_share = 0.278

# %% right best_share.measured_coarsely
best_share = 0.27831

# %% wrong best_share.four_makes_up
best_share = 1

# %% wrong best_share.steepest_slope
best_share = 0.25

# %% wrong best_share.k_of_one
best_share = 0.2247

# %% wrong best_share.the_weight
best_share = 1.6


# %% wrong sigmoid_backward.arguments_exchanged
def sigmoid_backward(Z, dA):
    s, _ = sigmoid(Z)
    return dA * s * (1 - s)


# %% wrong sigmoid.softmax
def sigmoid(Z):
    e = np.exp(Z - np.max(Z, axis=0))
    return e / np.sum(e, axis=0), Z


# %% wrong sigmoid_backward.sigmoid_without_brackets
def sigmoid_backward(dA, cache):
    s = 1 / 1 + np.exp(-cache)
    return dA * s * (1 - s)


# %% wrong chain_gradient.no_weights_back
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dZ = A - y
    for cache in reversed(caches):
        dZ = backward(dZ, cache)
    return dZ.item() * x


# %% wrong sigmoid_backward.one_plus_s
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s * (1 + s)


# %% wrong sigmoid_backward.square_inside
def sigmoid_backward(dA, cache):
    e = np.exp(-cache)
    return dA * e / (1 + e**2)


# %% wrong chain_gradient.one_weight_too_few
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for layer in range(L, 0, -1):
        dA = backward(dA, caches[layer - 1])
        if 2 < layer:
            dA = k * dA
    return dA * x
