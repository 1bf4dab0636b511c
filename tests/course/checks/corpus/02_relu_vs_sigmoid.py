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


# %% wrong sigmoid.two_point_seven
# From: tutorial code without NumPy, 2.718 ** -x
# Name: none
def sigmoid(Z):
    with np.errstate(over="ignore"):
        A = 1 / (1 + 2.718 ** (-1.0 * Z))
    return A, Z


# %% wrong sigmoid.clipped_to_five
# From: blog, ai.ppradosh.com, np.clip before the exponential, with a far tighter limit
# Name: none
def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -5, 5))), Z


# %% wrong sigmoid.wrong_sign_and_keeps_A
# From: as sigmoid.exponent_without_minus, with the cache of Keras-like code
# Name: minus_missing
def sigmoid(Z):
    A = 1 / (1 + np.exp(Z))
    return A, A


# %% wrong sigmoid.cuts_Z_itself
# From: public code that clips its input in place before the exponential
# Name: changed_in_place
def sigmoid(Z):
    np.clip(Z, -30, 30, out=Z)
    return 1 / (1 + np.exp(-Z)), Z


# %% right sigmoid.by_log
# From: numerically stable forms in public code
def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z)), Z


# %% right sigmoid.by_tanh
# From: numerically stable forms in public code
def sigmoid(Z):
    return 0.5 * (1 + np.tanh(0.5 * Z)), Z


# %% right sigmoid.one_minus
# From: page, boldena.com, overflow error in numpy.exp
def sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return np.where(Z > 0, 1 - e / (1 + e), e / (1 + e)), Z


# %% wrong sigmoid_backward.slope_of_Z_alone
# From: BoltzmannEntropy/interviews.ai#4, without the gradient
# Name: cache_taken_for_A
def sigmoid_backward(dA, cache):
    return cache * (1 - cache)


# %% wrong sigmoid_backward.exp_not_squared
# From: issue, iamtrask/iamtrask.github.io#25, exp(-x) / (1 + exp(-x)) ** 2 without its square
# Name: only_one_minus_s
def sigmoid_backward(dA, cache):
    e = np.exp(-cache)
    return dA * e / (1 + e)


# %% wrong sigmoid_backward.one_minus_square
# From: thread, community.deeplearning.ai/t/71024
# Name: slope_of_tanh
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (1 - s**2)


# %% wrong sigmoid_backward.brackets_gone
# From: homework code
# Name: brackets_missing
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s * 1 - s


# %% wrong sigmoid_backward.two_results_as_one
# From: notebooks in public code where sigmoid returns a pair
# Name: tuple_not_unpacked
def sigmoid_backward(dA, cache):
    s = sigmoid(cache)
    return dA * s * (1 - s)


# %% wrong sigmoid_backward.matrix_product
# From: thread, community.deeplearning.ai, "*" and np.dot exchanged
# Name: matrix_product
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return np.dot(dA, (s * (1 - s)).T)


# %% wrong sigmoid_backward.halved
# From: public code, derivative of 0.5 * (1 + tanh(x / 2)) with the inner derivative lost
# Name: none
def sigmoid_backward(dA, cache):
    return dA * 0.5 * (1 - np.tanh(cache / 2) ** 2)


# %% wrong sigmoid_backward.mean_of_the_slope
# From: homework code, dZ = dA * s * (1 - s) / m and the sign of an update
# Name: none
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return -dA * s * (1 - s) / dA.shape[1]


# %% right sigmoid_backward.by_tanh
# From: public code
def sigmoid_backward(dA, cache):
    return dA * (1 - np.tanh(cache / 2) ** 2) / 4


# %% right sigmoid_backward.less_its_square
# From: peterroelants-like notebooks
def sigmoid_backward(dA, cache):
    e = np.exp(-np.abs(cache))
    return dA * e / np.square(1 + e)


# %% wrong table_row.slope_at_the_output
# From: issue, PacktPublishing/Neural-Network-Projects-with-Python#4
# Name: A_as_cache
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(np.ones((1, 1)), a)
    dw = 2 * (a - y) * slope * x
    return a.item(), slope.item(), dw.item(), (w - lr * dw).item()


# %% wrong table_row.without_the_input
# From: issue, hunkim-like back-propagation by hand, d_b in place of d_w
# Name: no_x
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(np.ones_like(a), cache)
    dw = 2 * (a - y) * slope
    return a.item(), slope.item(), dw.item(), (w - lr * dw).item()


# %% wrong table_row.gradient_as_slope
# From: public code where backward is called with the error at once
# Name: slope_is_dz
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(2 * (a - y), cache)
    dw = slope * x
    return a.item(), slope.item(), dw.item(), (w - lr * dw).item()


# %% wrong table_row.error_twice
# From: the same, and the error once more
# Name: slope_is_dz
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(2 * (a - y), cache)
    dw = 2 * (a - y) * slope * x
    return a.item(), slope.item(), dw.item(), (w - lr * dw).item()


# %% wrong table_row.step_by_the_slope
# From: scripts in public code, w -= lr * slope
# Name: none
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(np.ones_like(a), cache)
    dw = 2 * (a - y) * slope * x
    return a.item(), slope.item(), dw.item(), (w - lr * slope).item()


# %% wrong table_row.uphill
# From: issue, Bot-Academy/NeuralNetworkFromScratch#3, += with output - label
# Name: uphill
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(np.ones_like(a), cache)
    dw = 2 * (a - y) * slope * x
    return a.item(), slope.item(), dw.item(), (w + lr * dw).item()


# %% wrong table_row.both_halves_missing
# From: as table_row.no_two and .without_the_input
# Name: none
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(np.ones_like(a), cache)
    dw = (a - y) * slope
    return a.item(), slope.item(), dw.item(), (w - lr * dw).item()


# %% wrong table_row.in_another_order
# From: public code that returns (a, dw, slope, w)
# Name: none
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(np.ones_like(a), cache)
    dw = 2 * (a - y) * slope * x
    return a.item(), dw.item(), slope.item(), (w - lr * dw).item()


# %% wrong table_row.dA_is_a
# From: forum, what is dA
# Name: A_as_dA
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    slope = backward(a, cache)
    dw = 2 * (a - y) * slope * x
    return a.item(), slope.item(), dw.item(), (w - lr * dw).item()


# %% right table_row.chain_in_one_go
# From: micrograd-like code
def table_row(act, w, b, x, y, lr):
    forward, backward = act
    a, cache = forward(np.array([[w * x + b]]))
    dz = backward(2 * (a - y), cache)
    dw = float(dz[0, 0]) * x
    return float(a[0, 0]), float(backward(np.array([[1.0]]), cache)[0, 0]), dw, w - lr * dw


# %% wrong chain_gradient.one_weight_too_many
# From: question, math.techqa.club 4158072
# Name: one_weight_too_many
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dA = k * backward(dA, cache)
    return (dA * x).item()


# %% wrong chain_gradient.no_weights_back
# From: pages on the vanishing gradient, 0.25 ** L
# Name: no_weights_back
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dZ = A - y
    for cache in reversed(caches):
        dZ = backward(dZ, cache)
    return (dZ * x).item()


# %% wrong chain_gradient.gradient_of_z1
# From: Nielsen's chapter 5, dC/db1 in place of dC/dw1
# Name: no_x
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dZ = backward(A - y, caches.pop())
    while caches:
        dZ = backward(k * dZ, caches.pop())
    return dZ.item()


# %% wrong chain_gradient.last_input
# From: networks in public code that use the input of the last layer
# Name: none
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(L):
        before = A
        A, cache = forward(k * A)
        caches.append(cache)
    dZ = backward(A - y, caches.pop())
    while caches:
        dZ = backward(k * dZ, caches.pop())
    return (dZ * before).item()


# %% wrong chain_gradient.slopes_at_outputs
# From: issue, funderburkjim on shiffman/Neural-Network-p5#22
# Name: A_as_cache
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, outputs = np.array([[x]]), []
    for _ in range(L):
        A, _ = forward(k * A)
        outputs.append(A)
    dZ = backward(A - y, outputs.pop())
    while outputs:
        dZ = backward(k * dZ, outputs.pop())
    return (dZ * x).item()


# %% wrong chain_gradient.all_weights_together
# From: recurrent networks in public code: the same weight in each step
# Name: all_weights_moved
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, kept = np.array([[x]]), []
    for _ in range(L):
        before = A
        A, cache = forward(k * A)
        kept.append((before, cache))
    dA, total = A - y, 0.0
    for before, cache in reversed(kept):
        dZ = backward(dA, cache)
        total += (dZ * before).item()
        dA = k * dZ
    return total


# %% wrong chain_gradient.last_slope_left_out
# From: pull request, Bot-Academy/NeuralNetworkFromScratch#3
# Name: one_slope_missing
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    caches.pop()
    dZ = A - y
    while caches:
        dZ = backward(k * dZ, caches.pop())
    return (dZ * x).item()


# %% wrong chain_gradient.always_from_x
# From: thread, community.deeplearning.ai, week 4, exercise 5: X in place of A_prev
# Name: none
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    X, caches = np.array([[x]]), []
    for _ in range(L):
        A, cache = forward(k * X)
        caches.append(cache)
    dZ = backward(A - y, caches.pop())
    while caches:
        dZ = backward(k * dZ, caches.pop())
    return (dZ * x).item()


# %% wrong chain_gradient.one_cache_for_all
# From: class of a layer in public code that keeps only its newest input
# Name: last_cache_everywhere
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A = np.array([[x]])
    for _ in range(L):
        A, cache = forward(k * A)
    dA = A - y
    for _ in range(L):
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dZ * x).item()


# %% wrong chain_gradient.a_layer_short
# From: range slips in public code, range(1, L)
# Name: none
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(1, L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dA / k * x).item()


# %% wrong chain_gradient.target_less_output_of_z1
# From: iamtrask/Grokking-Deep-Learning#9, layer_2_delta = labels - layer_2
# Name: none
def chain_gradient(act, k, L, x, y):
    forward, backward = act
    A, caches = np.array([[x]]), []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = y - A
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = dZ * k
    return dZ.item()


# %% right chain_gradient.layer_by_layer
# From: recursive back-propagation in public code
def chain_gradient(act, k, L, x, y):
    forward, backward = act

    def back(A, left):
        if left == 0:
            return A - y
        A, cache = forward(k * A)
        dA = back(A, left - 1)
        return (k if left < L else x) * backward(dA, cache)

    return back(np.array([[x]]), L).item()
