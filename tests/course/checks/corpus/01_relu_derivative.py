# %% wrong relu.max_along_the_rows
# From: notebook, danjelito/nn-from-scratch
# Name: max_over_axis
def relu(Z):
    A = np.max(Z, 0)
    return A, Z


# %% right relu.clip_the_other_way
# From: assignment code, CS231n
def relu(Z):
    return np.clip(0, Z, None), Z


# %% right relu.filled_where_positive
# From: assignment code, CS231n
def relu(Z):
    A = np.zeros_like(Z)
    A[np.where(Z > 0)] = Z[np.where(Z > 0)]
    return A, Z


# %% right relu.maximum_into_a_copy
# From: class of a network, public code
def relu(Z):
    A = np.array(Z)
    np.maximum(A, 0, out=A)
    return A, Z


# %% wrong relu.negative_part_scaled
# From: activations in public code
# Name: none
def relu(Z):
    A = Z[Z < 0] * 0.01
    return A, Z


# %% wrong relu.second_name
# From: assignment code, CS231n
# Name: changed_in_place
def relu(Z):
    A = Z
    A[A < 0] = 0
    cache = Z
    return A, cache


# %% wrong relu.leaky
# From: activations in public code
# Name: none
def relu(Z, alpha=0.01):
    return np.maximum(alpha * Z, Z), Z


# %% wrong relu.floor_at_alpha
# From: dnn_utils-like module in public code
# Name: none
def relu(Z):
    return np.maximum(0.01, Z), Z


# %% wrong relu.conditional_expression
# From: script that fits a parabola, public code
# Name: max_of_whole_arrays
def relu(Z):
    A = Z if Z >= 0 else 0
    return A, Z


# %% wrong relu.nothing_done
# From: issue, FahdSeddik/DeepLearning.AI-Natural-Language-Processing-Specialization#1
# Name: none
def relu(Z):
    A = Z.copy()
    return A, Z


# %% wrong relu.output_kept
# From: issue, scikit-learn/scikit-learn#14244
# Name: cached_a
def relu(Z):
    A = np.maximum(0, Z)
    return A, A


# %% wrong relu.only_the_array
# From: activations in public code
# Name: none
def relu(Z):
    return np.maximum(0, Z)


# %% wrong relu.closed_mask_kept
# From: pull request, oreilly-japan/deep-learning-from-scratch#43
# Name: none
def relu(Z):
    mask = Z <= 0
    A = Z.copy()
    A[mask] = 0
    return A, mask


# %% wrong relu_backward.mask_written_into_the_cache
# From: a network in public code
# Name: mask_without_dA
def relu_backward(dA, cache):
    x = cache
    x[x <= 0] = 0
    x[x > 0] = 1
    return x


# %% wrong relu_backward.mask_is_the_cache
# From: assignment code, CS231n
# Name: cache_overwritten
def relu_backward(dA, cache):
    mask = cache
    mask[cache <= 0] = 0
    mask[cache > 0] = 1
    return mask * dA


# %% wrong relu_backward.second_name_for_dA
# From: assignment code, CS231n
# Name: dA_changed_in_place
def relu_backward(dA, cache):
    dZ = dA
    dZ[cache < 0] = 0
    return dZ


# %% wrong relu_backward.one_or_zero
# From: activations in public code
# Name: scalar_if
def relu_backward(dA, cache):
    return dA * (1 if cache > 0 else 0)


# %% wrong relu_backward.ones_or_zeros
# From: perceptron in public code
# Name: scalar_if
def relu_backward(dA, cache):
    if cache > 0:
        return np.ones(cache.shape)
    return np.zeros(cache.shape)


# %% wrong relu_backward.arguments_exchanged
# From: XOR example in public code
# Name: arguments_exchanged
def relu_backward(x, grad_output):
    return grad_output * (x > 0)


# %% wrong relu_backward.step_only
# From: lecture notes in public code
# Name: mask_without_dA
def relu_backward(dA, cache):
    return np.where(cache > 0, 1, 0)


# %% wrong relu_backward.leaky_hundredth
# From: assignment code, deep learning specialization
# Name: leaky_slope
def relu_backward(dA, cache, alpha=0.01):
    return dA * np.where(cache >= 0, 1, alpha)


# %% right relu_backward.strictly_below
# From: activations in public code
def relu_backward(dA, cache):
    dZ = np.array(dA, copy=True)
    dZ[cache < 0] = 0
    return dZ


# %% wrong relu_backward.zeros_of_an_array
# From: pull request, oreilly-japan/deep-learning-from-scratch#43
# Name: none
def relu_backward(dA, cache):
    grad = np.zeros(cache)
    grad[cache >= 0] = 1
    return grad * dA


# %% wrong relu_backward.constant_below
# From: issue, SilasMarvin/dnns-from-scratch-in-zig#5
# Name: none
def relu_backward(dA, cache):
    return np.where(cache > 0, dA, 0.01)


# %% wrong relu_backward.closed_only_at_zero
# From: issue, scikit-learn/scikit-learn#14244
# Name: identity
def relu_backward(dA, cache):
    dZ = dA.copy()
    dZ[cache == 0] = 0
    return dZ


# %% wrong relu_backward.handed_on
# From: issue, jeongyoonlee/Kaggler#14
# Name: identity
def relu_backward(dA, cache):
    return dA


# %% right relu_backward.mask_of_the_output
# From: assignment code, CS231n
def relu_backward(dA, cache):
    A = np.maximum(0, cache)
    gate = np.zeros_like(A)
    gate[A > 0] = 1
    return gate * dA


# %% right relu_backward.heaviside
# From: convolutional network in public code
def relu_backward(dA, cache):
    return dA * np.heaviside(cache, 0)


# %% wrong relu_backward.made_like_the_cache
# From: assignment code, CS231n
# Name: integers_truncated
def relu_backward(dA, cache):
    dZ = np.zeros_like(cache)
    dZ[np.where(cache > 0)] = dA[np.where(cache > 0)]
    return dZ


# %% wrong relu_backward.forward_of_dA
# From: script of a network, public code
# Name: relu_of_dA
def relu_backward(dA, cache):
    return np.maximum(0, dA)


# %% wrong relu_backward.no_brackets
# From: novice slip on 1 * (x > 0), public code
# Name: none
def relu_backward(dA, cache):
    return dA * cache > 0


# %% wrong relu_backward.dot
# From: thread, community.deeplearning.ai/t/402919
# Name: matrix_product
def relu_backward(dA, cache):
    return np.dot(dA, np.int64(cache > 0))


# %% wrong relu_backward.one_over_m
# From: thread, community.deeplearning.ai/t/63071
# Name: divided_by_m
def relu_backward(dA, cache):
    m = dA.shape[1]
    return 1 / m * np.multiply(dA, np.int64(cache > 0))


# %% wrong numerical_gradient.made_like_Z
# From: issue, oreilly-japan/deep-learning-from-scratch#51
# Name: none
def numerical_gradient(f, Z, h):
    grad = np.zeros_like(Z)
    walk = np.nditer(Z, flags=["multi_index"], op_flags=["readwrite"])
    while not walk.finished:
        at = walk.multi_index
        kept = Z[at]
        Z[at] = float(kept) + h
        up = f(Z)
        Z[at] = kept - h
        down = f(Z)
        grad[at] = (up - down) / (2 * h)
        Z[at] = kept
        walk.iternext()
    return grad


# %% wrong numerical_gradient.flat_index
# From: study code of a book, public code
# Name: one_index
def numerical_gradient(f, Z, h):
    grad = np.zeros_like(Z)
    for i in range(Z.size):
        kept = Z[i]
        Z[i] = kept + h
        up = f(Z)
        Z[i] = kept - h
        down = f(Z)
        grad[i] = (up - down) / (2 * h)
        Z[i] = kept
    return grad


# %% wrong numerical_gradient.a_row_at_a_time
# From: lecture notes in public code
# Name: rows_at_once
def numerical_gradient(f, Z, h):
    Z = np.array(Z, dtype=float)
    grad = np.zeros_like(Z)
    for i in range(len(Z)):
        plus, minus = Z.copy(), Z.copy()
        plus[i] += h
        minus[i] -= h
        grad[i] = (f(plus) - f(minus)) / (2 * h)
    return grad


# %% wrong numerical_gradient.all_moved
# From: optimiser class in public code
# Name: all_entries_at_once
def numerical_gradient(f, Z, h):
    return (f(Z + h) - f(Z - h)) / (2.0 * h)


# %% wrong numerical_gradient.one_sided
# From: notes on CS231n, public code
# Name: forward_difference
def numerical_gradient(f, Z, h):
    here = f(Z)
    grad = np.zeros(Z.shape)
    for at in np.ndindex(Z.shape):
        moved = Z.astype(float)
        moved[at] += h
        grad[at] = (f(moved) - here) / h
    return grad


# %% wrong numerical_gradient.function_of_itself
# From: gradient check in public code
# Name: none
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    x = Z.astype(float)
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + h
        up = f(x)
        x[at] = kept - h
        down = f(f)
        x[at] = kept
        grad[at] = (up - down) / (2 * h)
    return grad


# %% wrong numerical_gradient.one_sided_in_place
# From: classifier in public code
# Name: Z_changed
def numerical_gradient(f, Z, h):
    here = f(Z)
    grad = np.zeros(Z.shape)
    walk = np.nditer(Z, flags=["multi_index"], op_flags=["readwrite"])
    while not walk.finished:
        at = walk.multi_index
        Z[at] += h
        up = f(Z)
        Z[at] -= h
        grad[at] = (up - here) / h
        walk.iternext()
    return grad


# %% wrong numerical_gradient.division_first
# From: thread on gradient checking, course 2 week 1, community.deeplearning.ai
# Name: missing_brackets
def numerical_gradient(f, Z, h):
    x = np.array(Z, dtype=float)
    grad = np.zeros(x.shape)
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + h
        up = f(x)
        x[at] = kept - h
        down = f(x)
        x[at] = kept
        grad[at] = up - down / 2 * h
    return grad


# %% wrong numerical_gradient.over_two_theta
# From: transcript of the lecture on gradient checking, coursera.org
# Name: none
def numerical_gradient(f, Z, h):
    x = np.array(Z, dtype=float)
    grad = np.zeros(x.shape)
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + h
        up = f(x)
        x[at] = kept - h
        down = f(x)
        x[at] = kept
        grad[at] = (up - down) / (2 * kept)
    return grad


# %% wrong numerical_gradient.numpy_gradient
# From: question on numpy.gradient, pullrequest.ru/11840639
# Name: none
def numerical_gradient(f, Z, h):
    return np.gradient(f(Z), h)


# %% wrong numerical_gradient.step_of_its_own
# From: study code of a book, public code
# Name: own_step
def numerical_gradient(f, Z, h):
    h = 1e-4
    x = np.array(Z, dtype=float)
    grad = np.zeros(x.shape)
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + h
        up = f(x)
        x[at] = kept - h
        grad[at] = (up - f(x)) / (2 * h)
        x[at] = kept
    return grad


# %% right numerical_gradient.flat
# From: two-layer network in public code
def numerical_gradient(f, Z, h):
    x = np.array(Z, dtype=float)
    g = np.zeros_like(x)
    for i in range(x.size):
        kept = x.flat[i]
        x.flat[i] = kept + h
        up = f(x)
        x.flat[i] = kept - h
        g.flat[i] = (up - f(x)) / (2 * h)
        x.flat[i] = kept
    return g


# %% right neuron_step.comparison_of_the_output
# From: notebook, HeitorKun/TCC-exploration
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = np.maximum(0, z)
    dz = 2 * (a - y) * (1.0 if a > 0 else 0.0)
    w_new = w - lr * dz * x
    b_new = b - lr * dz
    return w_new, b_new


# %% wrong neuron_step.only_w
# From: training step in public code
# Name: none
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    gradient = 2.0 * (a - y) * (z > 0) * x
    return w - lr * gradient


# %% wrong neuron_step.gate_without_b
# From: script that fits a parabola, public code
# Name: gate_forgotten
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = z if z > 0 else 0
    gate = 1 if w * x > 0 else 0
    dz = 2 * (a - y) * gate
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.target_first
# From: issue, vzhou842/neural-network-from-scratch#2
# Name: uphill
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dz = 2 * (y - a) * (z > 0)
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.factor_left_out
# From: issue, davisking/dlib#1169
# Name: no_two
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dz = (a - y) * (z > 0)
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.twice_the_loss
# From: loss class in public code
# Name: none
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    loss = (a - y) ** 2
    dz = 2 * loss * (z > 0)
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.slope_with_respect_to_x
# From: issue, Graylab/DL4Proteins-notebooks#1
# Name: none
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    da = w if z > 0 else 0
    dz = 2 * (a - y) * da
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.no_gate
# From: issue, jeongyoonlee/Kaggler#14
# Name: gate_forgotten
def neuron_step(w, b, x, y, lr):
    a = max(0, w * x + b)
    dz = 2 * (a - y)
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.added
# From: issue, llSourcell/Make_a_neural_network#11
# Name: uphill
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dz = 2 * (a - y) * (z > 0)
    w += lr * dz * x
    b += lr * dz
    return w, b


# %% wrong neuron_step.half_and_uphill
# From: two slips, davisking/dlib#1169 and andersbll/nnet#4
# Name: none
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dz = (a - y) * (z > 0)
    return w + lr * dz * x, b + lr * dz


# %% wrong neuron_step.product_in_place_of_sum
# From: novice slip on the update rule
# Name: none
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dz = 2 * (a - y) * (z > 0)
    return w * (1 - lr * dz * x), b * (1 - lr * dz)


# %% wrong relu.sum_with_its_size
# From: activations in public code that write ReLU as (X + |X|) / 2, one found by a search for "def dReLU("
# Name: none
def relu(Z):
    A = Z + np.abs(Z)
    return A, Z


# %% wrong relu.half_of_the_size_only
# From: the same form without its brackets, networks in public code
# Name: none
def relu(Z):
    A = Z + np.abs(Z) / 2
    return A, Z


# %% wrong relu.smaller_of_the_two
# From: homework code, CS231n, np.minimum for np.maximum
# Name: minimum
def relu(Z):
    return np.minimum(Z, 0), Z


# %% wrong relu.step
# From: perceptron code that calls the step "relu_prime" and uses it as the activation (search "def relu_prime(")
# Name: step
def relu(Z):
    A = np.where(Z > 0, 1.0, 0.0)
    return A, Z


# %% wrong relu.open_from_a_half
# From: the same perceptron code, "z > 0.5"
# Name: none
def relu(Z):
    A = np.where(Z > 0.5, Z, 0)
    return A, Z


# %% wrong relu.row_by_row
# From: ethan-stone/Neural-Network-From-Scratch, activations.py
# Name: max_of_whole_arrays
def relu(Z):
    A = np.array([0 if row < 0 else row for row in Z])
    return A, Z


# %% wrong relu.capped_at_six
# From: ReLU6 of mobile networks, taken over into NumPy code
# Name: none
def relu(Z):
    return np.clip(Z, 0, 6), Z


# %% wrong relu.capped_at_one
# From: activations in public code, "clip(x, 0, 1)"
# Name: none
def relu(Z):
    return np.clip(Z, 0, 1), Z


# %% wrong relu.keeps_the_gate
# From: homework code, CS231n, "mask"
# Name: cached_mask
def relu(Z):
    gate = Z > 0
    return Z * gate, gate


# %% wrong relu.softened
# From: activations in public code, softplus under the name of relu
# Name: none
def relu(Z):
    return np.log(1 + np.exp(Z)), Z


# %% wrong relu.smaller_and_keeps_it
# From: as relu.smaller_of_the_two and relu.keeps_its_output together
# Name: minimum
def relu(Z):
    A = np.minimum(0, Z)
    return A, A


# %% right relu.half_of_the_sum
# From: layers in public code, search "def dReLU("
def relu(Z):
    return (np.abs(Z) + Z) / 2, Z


# %% right relu.heaviside_times_Z
# From: layers in public code, np.heaviside
def relu(Z):
    return np.heaviside(Z, 0) * Z, Z


# %% right relu.less_the_negative_part
# From: tensorflow/tensorflow#24566, relu(x) - alpha * relu(-x) with alpha = 0
def relu(Z):
    return Z - np.minimum(Z, 0), Z


# %% wrong relu_backward.Z_where_closed
# From: pull request, hiive/mlrose#5
# Name: none
def relu_backward(dA, cache):
    return np.where(cache > 0, dA, cache)


# %% wrong relu_backward.open_where_negative
# From: issue, patrikeh/go-deep#30
# Name: inverted_mask
def relu_backward(dA, cache):
    slope = np.zeros(cache.shape)
    slope[cache < 0] = 1
    return dA * slope


# %% wrong relu_backward.ones_where_open
# From: issue, haifengl/smile#528, half of it
# Name: none
def relu_backward(dA, cache):
    dZ = np.array(dA, copy=True)
    dZ[cache > 0] = 1
    return dZ


# %% wrong relu_backward.relu_over_its_input
# From: relu_prime in public code, np.maximum(x, 0) / x
# Name: none, and nothing shows it
def relu_backward(dA, cache):
    return dA * np.maximum(cache, 0) / cache


# %% wrong relu_backward.open_above_a_half
# From: relu_prime in public code, "1 if z > 0.5 else 0"
# Name: none
def relu_backward(dA, cache):
    return np.multiply(dA, cache > 0.5)


# %% wrong relu_backward.tanh_slope
# From: thread, community.deeplearning.ai, week 3, exercise 6
# Name: none
def relu_backward(dA, cache):
    return dA * (1 - np.power(cache, 2))


# %% wrong relu_backward.times_the_activation
# From: networks in public code that multiply by the layer's output
# Name: times_relu_Z
def relu_backward(dA, cache):
    A = np.maximum(0, cache)
    return dA * A


# %% wrong relu_backward.only_positive_gradients
# From: guided back-propagation in public code
# Name: mask_on_dA_too
def relu_backward(dA, cache):
    return np.maximum(dA, 0) * (cache > 0)


# %% wrong relu_backward.a_step_down_over_m
# From: update rules in public code that put sign and mean into the activation's backward
# Name: none
def relu_backward(dA, cache):
    m = cache.shape[1]
    return -(dA * (cache > 0)) / m


# %% wrong relu_backward.leaks_over_m
# From: as relu_backward.leaks_a_hundredth, with the mean of a homework
# Name: none
def relu_backward(dA, cache):
    return np.where(cache > 0, 1, 0.01) * dA / dA.shape[1]


# %% right relu_backward.less_what_is_stopped
# From: layers in public code
def relu_backward(dA, cache):
    return dA - dA * (cache <= 0)


# %% right relu_backward.sign_of_the_output
# From: tinygrad/tinygrad#4238
def relu_backward(dA, cache):
    return np.sign(np.maximum(cache, 0)) * dA


# %% right relu_backward.one_by_one
# From: 5ebec/cpro2017, hodai/hodai9.c
def relu_backward(dA, cache):
    dZ = np.empty(dA.shape)
    for place, z in np.ndenumerate(cache):
        dZ[place] = dA[place] if z > 0 else 0.0
    return dZ


# %% wrong numerical_gradient.all_at_once_everywhere
# From: the same, filled into an array
# Name: all_entries_at_once
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    for place in np.ndindex(Z.shape):
        grad[place] = (f(Z + h) - f(Z - h)) / (2 * h)
    return grad


# %% wrong numerical_gradient.over_one_h
# From: issue, BVLC/caffe#6814, twice the computed gradient
# Name: divided_by_h
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    for place in np.ndindex(Z.shape):
        E = np.zeros(Z.shape)
        E[place] = h
        grad[place] = (f(Z + E) - f(Z - E)) / h
    return grad


# %% wrong numerical_gradient.back_by_one_step_only
# From: notebooks in public code: x += h, then x -= h for the second value
# Name: lower_value_at_Z
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    X = Z.astype(float)
    for place in np.ndindex(X.shape):
        X[place] += h
        up = f(X)
        X[place] -= h
        down = f(X)
        grad[place] = (up - down) / (2 * h)
    return grad


# %% wrong numerical_gradient.stays_moved
# From: gradient checks in public code that lack the line which restores the value
# Name: not_moved_back
def numerical_gradient(f, Z, h):
    X = Z.astype(float)
    grad = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        old = X[place]
        X[place] = old + h
        up = f(X)
        X[place] = old - h
        grad[place] = (up - f(X)) / (2 * h)
    return grad


# %% wrong numerical_gradient.one_array_for_both
# From: karpathy-like checks in public code: x_plus = x, x_minus = x
# Name: same_point_twice
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    for place in np.ndindex(Z.shape):
        plus = Z
        minus = Z
        plus[place] += h
        minus[place] -= h
        grad[place] = (f(plus) - f(minus)) / (2 * h)
    return grad


# %% wrong numerical_gradient.step_by_size
# From: module in public code, eps = max(|x|, 1) * eps, divided by the plain eps
# Name: none, and nothing shows it
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    for place in np.ndindex(Z.shape):
        E = np.zeros(Z.shape)
        E[place] = h * max(1, abs(Z[place]))
        grad[place] = (f(Z + E) - f(Z - E)) / (2 * h)
    return grad


# %% wrong numerical_gradient.half_h_times
# From: gradient checks in public code without the brackets of (2 * h)
# Name: not_divided
def numerical_gradient(f, Z, h):
    grad = np.zeros(Z.shape)
    for place in np.ndindex(Z.shape):
        E = np.zeros(Z.shape)
        E[place] = h
        grad[place] = (f(Z + E) - f(Z - E)) / 2 * h
    return grad


# %% wrong numerical_gradient.backwards_and_stays
# From: as numerical_gradient.one_sided and .stays_moved together
# Name: none
def numerical_gradient(f, Z, h):
    X = Z.astype(float)
    grad = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = f(X)
        X[place] -= h
        grad[place] = (before - f(X)) / h
    return grad


# %% right numerical_gradient.rows_of_the_identity
# From: module in public code, e = eps * np.eye(dim)
def numerical_gradient(f, Z, h):
    steps = h * np.eye(Z.size)
    slopes = [(f(Z + e.reshape(Z.shape)) - f(Z - e.reshape(Z.shape))) / (2 * h) for e in steps]
    return np.array(slopes).reshape(Z.shape)


# %% right numerical_gradient.iterator_on_a_copy
# From: eval_numerical_gradient of CS231n, on a copy
def numerical_gradient(f, Z, h):
    X = np.array(Z, dtype=float)
    grad = np.zeros_like(X)
    it = np.nditer(X, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        kept = X[i]
        X[i] = kept + h
        above = f(X)
        X[i] = kept - h
        below = f(X)
        X[i] = kept
        grad[i] = (above - below) / (2 * h)
        it.iternext()
    return grad


# %% wrong neuron_step.gate_only_for_w
# From: notebooks in public code that write db = 2 * (a - y)
# Name: none
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dw = 2 * (a - y) * (z > 0) * x
    db = 2 * (a - y)
    return w - lr * dw, b - lr * db


# %% wrong neuron_step.b_after_w
# From: issue, kaleko/CourseraML#12
# Name: b_after_w
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    w = w - lr * 2 * (max(0, z) - y) * (z > 0) * x
    z = w * x + b
    b = b - lr * 2 * (max(0, z) - y) * (z > 0)
    return w, b


# %% wrong neuron_step.slope_times_w
# From: question, math.techqa.club 4158072
# Name: times_w
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    delta = 2 * (max(0, z) - y) * (z > 0)
    return w - lr * delta * w, b - lr * delta


# %% right neuron_step.error_at_z_gated
# From: the same, with the gate of relu2deriv
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    delta = 2 * (z - y) * (1 if z > 0 else 0)
    return w - lr * delta * x, b - lr * delta


# %% wrong neuron_step.b_forgotten
# From: scripts in public code that train the weights alone
# Name: b_not_updated
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dw = 2 * (max(0, z) - y) * (z > 0) * x
    return w - lr * dw, b


# %% wrong neuron_step.b_with_x
# From: scripts in public code that update both with one gradient
# Name: db_times_x
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    grad = 2 * (max(0, z) - y) * (z > 0) * x
    return w - lr * grad, b - lr * grad


# %% wrong neuron_step.gate_on_x
# From: public code that applies the derivative to the input of the neuron
# Name: none
def neuron_step(w, b, x, y, lr):
    a = max(0, w * x + b)
    delta = 2 * (a - y) * (x > 0)
    return w - lr * delta * x, b - lr * delta


# %% right neuron_step.target_less_output
# From: iamtrask/Grokking-Deep-Learning#9
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    delta = 2 * (y - max(z, 0)) * float(z > 0)
    w += lr * delta * x
    b += lr * delta
    return w, b
