# Attempts at lesson 1, written as learners write them. Each block answers one stub: a right one is called by
# what is special about it, a wrong one by the catalogue's name for the mistake.

# %% right relu.maximum
def relu(Z):
    A = np.maximum(0, Z)
    return A, Z


# %% right relu.product
def relu(Z):
    return Z * (Z > 0), Z


# %% right relu.where
def relu(Z):
    return np.where(Z > 0, Z, 0), Z.copy()


# %% right relu.half_sum
def relu(Z):
    return (Z + np.abs(Z)) / 2, Z


# %% right relu.clip
def relu(Z):
    return np.clip(Z, 0, None), Z


# %% right relu.boolean_assignment
def relu(Z):
    A = Z.copy()
    A[Z < 0] = 0
    return A, Z


# %% wrong relu.changed_in_place
def relu(Z):
    Z[Z < 0] = 0
    return Z, Z


# %% wrong relu.max_of_whole_arrays
def relu(Z):
    return max(0, Z), Z


# %% wrong relu.max_of_whole_arrays
def relu(Z):
    if Z > 0:
        A = Z
    else:
        A = 0
    return A, Z


# %% wrong relu.max_over_axis
def relu(Z):
    return np.max(Z, axis=0), Z


# %% wrong relu.max_over_axis
def relu(Z):
    return np.maximum(0, np.max(Z, axis=1)), Z


# %% wrong relu.absolute_value
def relu(Z):
    return np.abs(Z), Z


# %% wrong relu.step
def relu(Z):
    A = (Z > 0).astype(float)
    return A, Z


# %% wrong relu.max_over_axis
def relu(Z):
    return np.max(0, Z), Z

# %% wrong relu.minimum
def relu(Z):
    return np.minimum(0, Z), Z

# %% wrong relu.selection
def relu(Z):
    return Z[Z > 0], Z

# %% wrong relu.swapped
def relu(Z):
    A = np.maximum(0, Z)
    return Z, A

# %% wrong relu.cached_mask
def relu(Z):
    open_gates = Z > 0
    return Z * open_gates, open_gates

# %% wrong relu.cached_a
def relu(Z):
    A = np.maximum(0, Z)
    return A, A


# %% right relu_backward.copy_and_assign
def relu_backward(dA, cache):
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


# %% right relu_backward.where
def relu_backward(dA, cache):
    return np.where(cache > 0, dA, 0)


# %% right relu_backward.mask_product
def relu_backward(dA, cache):
    return dA * (cache > 0)


# %% right relu_backward.heaviside
def relu_backward(dA, cache):
    return dA * np.heaviside(cache, 0)


# %% right relu_backward.clipped_sign
def relu_backward(dA, cache):
    return dA * np.clip(np.sign(cache), 0, 1)


# %% right relu_backward.from_activation
def relu_backward(dA, cache):
    A = np.maximum(0, cache)
    return dA * (A > 0)


# %% right relu_backward.mask_on_clipped_copy
def relu_backward(dA, cache):
    slope = np.clip(cache, 0, None)
    slope = slope.astype(float)
    slope[slope != 0] = 1
    return slope * dA


# %% right relu_backward.slope_one_at_zero
def relu_backward(dA, cache):
    return dA * (cache >= 0)


# %% right relu_backward.slope_half_at_zero
def relu_backward(dA, cache):
    return dA * np.heaviside(cache, 0.5)


# %% wrong relu_backward.scalar_if
def relu_backward(dA, cache):
    if cache > 0:
        dZ = dA
    else:
        dZ = 0
    return dZ


# %% wrong relu_backward.matrix_product
def relu_backward(dA, cache):
    return np.dot(dA, cache > 0)


# %% wrong relu_backward.matrix_product
def relu_backward(dA, cache):
    return dA @ (cache > 0).T


# %% wrong relu_backward.dA_changed_in_place
def relu_backward(dA, cache):
    dZ = dA
    dZ[cache <= 0] = 0
    return dZ


# %% wrong relu_backward.cache_overwritten
def relu_backward(dA, cache):
    mask = cache
    mask[mask <= 0] = 0
    mask[mask > 0] = 1
    return dA * mask


# %% wrong relu_backward.scalar_if
def relu_backward(dA, cache):
    return dA and cache > 0

# %% wrong relu_backward.cache_unpacked
def relu_backward(dA, cache):
    A, Z = cache
    return dA * (Z > 0)

# %% wrong relu_backward.relu_of_Z
def relu_backward(dA, cache):
    return np.maximum(0, cache)

# %% wrong relu_backward.selection
def relu_backward(dA, cache):
    return dA[cache > 0]

# %% wrong relu_backward.relu_of_dA
def relu_backward(dA, cache):
    dZ = dA
    dZ[dZ <= 0] = 0
    return dZ

# %% wrong relu_backward.inverted_mask
def relu_backward(dA, cache):
    dA[cache > 0] = 0
    return dA

# %% wrong relu_backward.identity
def relu_backward(dA, cache):
    return dA


# %% wrong relu_backward.mask_without_dA
def relu_backward(dA, cache):
    return np.where(cache > 0, 1, 0)


# %% wrong relu_backward.times_Z
def relu_backward(dA, cache):
    return dA * cache


# %% wrong relu_backward.times_relu_Z
def relu_backward(dA, cache):
    return dA * np.maximum(0, cache)


# %% wrong relu_backward.relu_of_dA
def relu_backward(dA, cache):
    return np.maximum(0, dA)


# %% wrong relu_backward.mask_on_dA_too
def relu_backward(dA, cache):
    return dA * (cache > 0) * (dA > 0)


# %% wrong relu_backward.inverted_mask
def relu_backward(dA, cache):
    dZ = dA.copy()
    dZ[cache > 0] = 0
    return dZ


# %% wrong relu_backward.times_sign
def relu_backward(dA, cache):
    return dA * np.sign(cache)


# %% wrong relu_backward.leaky_slope
def relu_backward(dA, cache):
    return np.where(cache > 0, dA, 0.01 * dA)


# %% wrong relu_backward.summed_over_samples
def relu_backward(dA, cache):
    return np.sum(dA * (cache > 0), axis=1, keepdims=True)


# %% wrong relu_backward.summed_over_samples
def relu_backward(dA, cache):
    return np.sum(dA * (cache > 0), axis=1)


# %% wrong relu_backward.averaged_over_samples
def relu_backward(dA, cache):
    return np.mean(dA * (cache > 0), axis=1, keepdims=True)


# %% wrong relu_backward.divided_by_m
def relu_backward(dA, cache):
    m = cache.shape[1]
    return dA * (cache > 0) / m


# %% wrong relu_backward.integers_truncated
def relu_backward(dA, cache):
    dZ = np.zeros_like(cache)
    dZ[cache > 0] = dA[cache > 0]
    return dZ


# %% right numerical_gradient.copies
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        above = np.array(Z, dtype=float)
        below = np.array(Z, dtype=float)
        above[index] += h
        below[index] -= h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient


# %% right numerical_gradient.one_hot
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = (f(Z + move) - f(Z - move)) / (2 * h)
    return gradient


# %% right numerical_gradient.two_loops
def numerical_gradient(f, Z, h):
    point = Z.astype(float)
    rows, columns = point.shape
    slopes = []
    for i in range(rows):
        for j in range(columns):
            old = point[i, j]
            point[i, j] = old + h
            above = f(point)
            point[i, j] = old - h
            below = f(point)
            point[i, j] = old
            slopes.append((above - below) / h / 2)
    return np.array(slopes).reshape(Z.shape)


# %% wrong numerical_gradient.Z_changed
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        old = Z[index]
        Z[index] = old + h
        above = f(Z)
        Z[index] = old - h
        below = f(Z)
        gradient[index] = (above - below) / (2 * h)
    return gradient


# %% wrong numerical_gradient.result_truncated
def numerical_gradient(f, Z, h):
    gradient = np.zeros_like(Z)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = (f(Z + move) - f(Z - move)) / (2 * h)
    return gradient


# %% wrong numerical_gradient.step_truncated
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        above, below = Z.copy(), Z.copy()
        above[index] = Z[index] + h
        below[index] = Z[index] - h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient


# %% wrong numerical_gradient.forward_difference
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        moved = np.array(Z, dtype=float)
        moved[index] += h
        gradient[index] = (f(moved) - f(Z)) / h
    return gradient


# %% wrong numerical_gradient.divided_by_h
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = (f(Z + move) - f(Z - move)) / h
    return gradient


# %% wrong numerical_gradient.not_divided
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = f(Z + move) - f(Z - move)
    return gradient


# %% wrong numerical_gradient.missing_brackets
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = f(Z + move) - f(Z - move) / (2 * h)
    return gradient

# %% wrong numerical_gradient.not_divided
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = (f(Z + move) - f(Z - move)) / 2 * h
    return gradient

# %% wrong numerical_gradient.same_point_twice
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        above = below = np.array(Z, dtype=float)
        above[index] += h
        below[index] -= h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient

# %% wrong numerical_gradient.own_step
def numerical_gradient(f, Z, h):
    h = 1e-5
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = (f(Z + move) - f(Z - move)) / (2 * h)
    return gradient

# %% wrong numerical_gradient.not_moved_back
def numerical_gradient(f, Z, h):
    point = np.array(Z, dtype=float)
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        point[index] += h
        above = f(point)
        point[index] -= 2 * h
        below = f(point)
        gradient[index] = (above - below) / (2 * h)
    return gradient

# %% wrong numerical_gradient.lower_value_at_Z
def numerical_gradient(f, Z, h):
    point = np.array(Z, dtype=float)
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        point[index] += h
        above = f(point)
        point[index] -= h
        below = f(point)
        gradient[index] = (above - below) / (2 * h)
    return gradient

# %% wrong numerical_gradient.all_entries_at_once
def numerical_gradient(f, Z, h):
    return (f(Z + h) - f(Z - h)) / (2 * h)


# %% wrong numerical_gradient.sign
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        move = np.zeros(Z.shape)
        move[index] = h
        gradient[index] = (f(Z - move) - f(Z + move)) / (2 * h)
    return gradient


# %% right neuron_step.plain_numbers
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    a = max(0, z)
    dz = 2 * (a - y) * (1 if z > 0 else 0)
    return w - lr * dz * x, b - lr * dz


# %% right neuron_step.own_functions
def neuron_step(w, b, x, y, lr):
    Z = np.array([[w * x + b]])
    A, cache = relu(Z)
    dZ = relu_backward(2 * (A - y), cache)
    dw = float(dZ[0, 0] * x)
    db = float(dZ[0, 0])
    return w - lr * dw, b - lr * db


# %% right neuron_step.reversed_difference
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    if z <= 0:
        return w, b
    error = y - z
    return w + lr * 2 * error * x, b + lr * 2 * error


# %% wrong neuron_step.gate_forgotten
def neuron_step(w, b, x, y, lr):
    a = max(0, w * x + b)
    da = 2 * (a - y)
    return w - lr * da * x, b - lr * da


# %% wrong neuron_step.gate_forgotten
def neuron_step(w, b, x, y, lr):
    a = w * x + b
    da = 2 * (a - y)
    return w - lr * da * x, b - lr * da


# %% wrong neuron_step.times_z
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * z
    return w - lr * dz * x, b - lr * dz

# %% wrong neuron_step.lr_forgotten
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return w - dz * x, b - dz

# %% wrong neuron_step.swapped
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return b - lr * dz, w - lr * dz * x

# %% wrong neuron_step.b_after_w
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    w = w - lr * 2 * (max(0, z) - y) * (z > 0) * x
    z = w * x + b
    b = b - lr * 2 * (max(0, z) - y) * (z > 0)
    return w, b

# %% wrong neuron_step.no_two
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = (max(0, z) - y) * (z > 0)
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.no_x
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return w - lr * dz, b - lr * dz


# %% wrong neuron_step.uphill
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return w + lr * dz * x, b + lr * dz


# %% wrong neuron_step.loss_for_derivative
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = (max(0, z) - y) ** 2 * (z > 0)
    return w - lr * dz * x, b - lr * dz


# %% wrong neuron_step.b_not_updated
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return w - lr * dz * x, b


# %% wrong neuron_step.db_times_x
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dw = 2 * (max(0, z) - y) * (z > 0) * x
    return w - lr * dw, b - lr * dw


# %% wrong neuron_step.times_w
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return w - lr * dz * w, b - lr * dz


# %% wrong neuron_step.gradient_as_parameter
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return dz * x, dz


# %% wrong neuron_step.step_as_parameter
def neuron_step(w, b, x, y, lr):
    z = w * x + b
    dz = 2 * (max(0, z) - y) * (z > 0)
    return -lr * dz * x, -lr * dz


# %% right predicted_dw.number
predicted_dw = 8

# %% right predicted_dw.computed
predicted_dw = 2 * (7 - 5) * 1 * 2

# %% wrong predicted_dw.no_x
predicted_dw = 4

# %% wrong predicted_dw.times_w
predicted_dw = 12

# %% wrong predicted_dw.sign
predicted_dw = -8

# %% wrong predicted_dw.the_step
predicted_dw = 0.8

# %% right predicted_a.number
predicted_a = 5

# %% wrong predicted_a.only_w
predicted_a = 5.4

# %% wrong predicted_a.only_b
predicted_a = 6.6

# %% wrong predicted_a.uphill
predicted_a = 9

# %% right slope_at_zero.letter
slope_at_zero = "d"

# %% right slope_at_zero.capital
slope_at_zero = "D"

# %% wrong slope_at_zero.zero
slope_at_zero = "a"

# %% wrong slope_at_zero.one
slope_at_zero = "b"

# %% wrong slope_at_zero.half
slope_at_zero = "c"

# %% right predicted_dead_dw.number
predicted_dead_dw = 0

# %% wrong predicted_dead_dw.gate_forgotten
predicted_dead_dw = -20

# %% wrong predicted_dead_dw.gate_and_x_forgotten
predicted_dead_dw = -10

# %% wrong predicted_dead_dw.the_loss
predicted_dead_dw = 25

# %% right lr_that_kills.number
lr_that_kills = 0.35

# %% right lr_that_kills.fraction
lr_that_kills = 7 / 20

# %% wrong lr_that_kills.only_w
lr_that_kills = 7 / 16

# %% wrong lr_that_kills.only_b
lr_that_kills = 7 / 4

# %% wrong lr_that_kills.no_x
lr_that_kills = 7 / 12

# %% wrong lr_that_kills.to_the_target
lr_that_kills = 0.1


# %% wrong relu_backward.arguments_exchanged
def relu_backward(Z, dA):
    return dA * (Z > 0)


# %% wrong numerical_gradient.one_index
def numerical_gradient(f, Z, h):
    point = np.array(Z, dtype=float)
    gradient = np.zeros(point.shape)
    for i in range(point.size):
        old = point[i].copy()
        point[i] = old + h
        above = f(point)
        point[i] = old - h
        gradient[i] = (above - f(point)) / (2 * h)
        point[i] = old
    return gradient


# %% wrong numerical_gradient.rows_at_once
def numerical_gradient(f, Z, h):
    gradient = np.zeros(Z.shape)
    for row in range(Z.shape[0]):
        up, down = Z.astype(float), Z.astype(float)
        up[row] += h
        down[row] -= h
        gradient[row] = (f(up) - f(down)) / (2 * h)
    return gradient


# %% wrong relu_backward.matrix_product
def relu_backward(dA, cache):
    return np.matmul(dA, cache > 0)


# %% right hunt_relu_backward.letter
hunt_relu_backward = "c"


# %% right hunt_relu_backward.capital
hunt_relu_backward = "C"


# %% wrong hunt_relu_backward.averaged
hunt_relu_backward = "a"


# %% wrong hunt_relu_backward.sign_of_dA
hunt_relu_backward = "b"


# %% wrong hunt_relu_backward.times_Z
hunt_relu_backward = "d"


# %% right hunt_version_b.letter
hunt_version_b = "c"


# %% right hunt_version_b.capital
hunt_version_b = "C"


# %% wrong hunt_version_b.one_factor
hunt_version_b = "a"


# %% wrong hunt_version_b.closed_gates
hunt_version_b = "b"


# %% wrong hunt_version_b.times_Z
hunt_version_b = "d"
