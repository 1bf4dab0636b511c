# %% wrong sigmoid.one_over_one
# From: activations in public code
# Name: brackets_missing
def sigmoid(Z):
    A = 1 / 1 + np.exp(-Z)
    return A, Z


# %% right sigmoid.number_e
# From: script without numpy, public code
def sigmoid(Z):
    return 1 / (1 + 2.718281828459045**-Z.astype(float)), Z


# %% wrong sigmoid.piecewise
# From: stackoverflow.com/questions/51976461
# Name: integers_truncated
def sigmoid(Z):
    A = np.piecewise(Z, [Z > 0], [lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(z) / (1 + np.exp(z))])
    return A, Z


# %% right sigmoid.clipped_at_500
# From: ai.ppradosh.com, the sigmoid function
def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500))), Z


# %% wrong sigmoid.library_for_numbers
# From: delta rule in public code
# Name: math_exp
import math


def sigmoid(Z):
    return 1 / (1 + math.exp(-Z)), Z


# %% wrong sigmoid.exponential_over_itself
# From: stackoverflow.com/questions/51976461
# Name: overflow
def sigmoid(Z):
    return np.exp(Z) / (1 + np.exp(Z)), Z


# %% right sigmoid.tanh_of_half
# From: note on the hyperbolic tangent, collected mathematics pages
def sigmoid(Z):
    return np.tanh(Z * 0.5) * 0.5 + 0.5, Z


# %% wrong sigmoid.hyperbolic
# From: activations in public code
# Name: tanh
def sigmoid(Z):
    return np.tanh(Z), Z


# %% right sigmoid.two_masks
# From: errorhandle.ai, stable sigmoid
def sigmoid(Z):
    A = np.empty_like(Z, dtype=np.float64)
    up = Z >= 0
    A[up] = 1 / (1 + np.exp(-Z[up]))
    e = np.exp(Z[~up])
    A[~up] = e / (1 + e)
    return A, Z


# %% wrong sigmoid.if_negative
# From: network of Decimals, public code
# Name: one_if_for_all
def sigmoid(Z):
    if Z < 0:
        A = 1 - 1 / (1 + np.exp(Z))
    else:
        A = 1 / (1 + np.exp(-Z))
    return A, Z


# %% wrong sigmoid.output_twice
# From: matrix class in public code
# Name: cached_a
def sigmoid(Z):
    A = 1.0 / (1.0 + np.exp(-Z))
    return A, A


# %% wrong sigmoid.alone
# From: activations in public code
# Name: none
def sigmoid(Z):
    A = 1.0 / (1.0 + np.exp(-Z))
    return A


# %% wrong sigmoid.softmax
# From: activations in public code
# Name: none
def sigmoid(Z):
    return np.exp(Z) / np.sum(np.exp(Z), axis=0), Z


# %% wrong sigmoid.sign_in_the_exponent
# From: novice slip on e^x/(1+e^x), llSourcell/Make_a_neural_network#1
# Name: minus_missing
def sigmoid(Z):
    return 1 / (1 + np.exp(Z)), Z


# %% wrong sigmoid.power_operator
# From: novice slip on 2.718 ** -x, public code
# Name: none
def sigmoid(Z):
    return 1 / (1 + np.e ^ -Z), Z


# %% wrong sigmoid_backward.of_the_cache
# From: issue, PacktPublishing/Neural-Network-Projects-with-Python#4
# Name: cache_taken_for_A
def sigmoid_backward(dA, cache):
    return dA * cache * (1.0 - cache)


# %% wrong sigmoid_backward.one_over_one
# From: activations in public code
# Name: sigmoid_without_brackets
def sigmoid_backward(dA, cache):
    temp = 1 / 1 + np.exp(-cache)
    return dA * temp * (1 - temp)


# %% wrong sigmoid_backward.exp_of_minus_one
# From: network in torch, public code
# Name: none
def sigmoid_backward(dA, cache):
    return dA * np.exp(-1) / (np.exp(-cache) + 1) ** 2


# %% wrong sigmoid_backward.slope_at_the_output
# From: issue, dwhitena/gophernet#6
# Name: sigmoid_twice
def sigmoid_backward(dA, cache):
    a = 1 / (1 + np.exp(-cache))
    s = 1 / (1 + np.exp(-a))
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.slope_alone
# From: issue, iamtrask/iamtrask.github.io#32
# Name: slope_without_dA
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return s * (1 - s)


# %% wrong sigmoid_backward.tanh_alone
# From: network class in public code
# Name: none
def sigmoid_backward(dA, cache):
    s = np.tanh(cache)
    return 1 - s * s


# %% right sigmoid_backward.exponentials
# From: backward pass in public code
def sigmoid_backward(dA, cache):
    return np.multiply(dA, np.exp(-cache) / np.square(1 + np.exp(-cache)))


# %% wrong sigmoid_backward.diagonal
# From: jacobians in public code
# Name: matrix_product
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return np.diag((s * (1 - s)).squeeze()) @ dA


# %% wrong sigmoid_backward.divided_by_the_slope
# From: script of a network, public code
# Name: none
def sigmoid_backward(dA, cache):
    A = 1 / (1 + np.exp(-cache))
    return dA / (A - np.square(A))


# %% wrong sigmoid_backward.cache_first
# From: tensor bindings in public code
# Name: arguments_exchanged
def sigmoid_backward(cache, dA):
    s = 1 / (1 + np.exp(-cache))
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.dot
# From: thread, community.deeplearning.ai/t/402919
# Name: matrix_product
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return np.dot(dA, s * (1 - s))


# %% right sigmoid_backward.difference
# From: issue, llSourcell/Make_a_neural_network#1
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s - s**2)


# %% wrong sigmoid_backward.one_over_m
# From: thread, community.deeplearning.ai/t/63071
# Name: divided_by_m
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return 1 / dA.shape[1] * dA * s * (1 - s)


# %% wrong sigmoid_backward.cache_and_one_over_m
# From: two slips, PacktPublishing/Neural-Network-Projects-with-Python#4 and community.deeplearning.ai/t/63071
# Name: none
def sigmoid_backward(dA, cache):
    return dA * cache * (1 - cache) / dA.shape[1]


# %% wrong table_row.no_factor_in_dw
# From: issue, davisking/dlib#1169
# Name: no_two
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    Z = np.array([[w * x + b]])
    A, cache = forward(Z)
    slope = backward(np.ones((1, 1)), cache).item()
    a = A.item()
    dw = (a - y) * slope * x
    return a, slope, dw, w - lr * dw


# %% wrong table_row.output_times_one_minus
# From: issue, iamtrask/iamtrask.github.io#25
# Name: slope_of_sigmoid
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    A, cache = forward(np.array([[w * x + b]]))
    a = A.item()
    slope = a * (1 - a)
    dw = 2 * (a - y) * slope * x
    return a, slope, dw, w - lr * dw


# %% wrong table_row.three_results
# From: training step in public code
# Name: none
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    A, cache = forward(np.array([[w * x + b]]))
    a = A.item()
    slope = backward(np.ones((1, 1)), cache).item()
    dw = 2 * (a - y) * slope * x
    return a, slope, w - lr * dw


# %% wrong table_row.bias_left_out
# From: script that fits a parabola, public code
# Name: none
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    A, cache = forward(np.array([[w * x]]))
    a = A.item()
    slope = backward(np.ones((1, 1)), cache).item()
    dw = 2 * (a - y) * slope * x
    return a, slope, dw, w - lr * dw


# %% wrong chain_gradient.cost_twice_as_steep
# From: mse_derivative in public code
# Name: factor_two
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[float(x)]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = 2 * (A - y)
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dZ * x).item()


# %% wrong chain_gradient.target_minus_output
# From: issue, vzhou842/neural-network-from-scratch#2
# Name: sign
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[float(x)]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = y - A
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dZ * x).item()


# %% right chain_gradient.caches_from_the_front
# From: loop over layers in public code
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[float(x)]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in caches:
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dZ * x).item()


# %% wrong chain_gradient.input_derivative
# From: issue, Graylab/DL4Proteins-notebooks#1
# Name: one_weight_too_many
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[float(x)]])
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dA = k * backward(dA, cache)
    return dA.item()
