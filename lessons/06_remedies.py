# %% [markdown]
r"""
# 6. Remedies on trial

*Which remedies let a deep network learn, and from which start?*

**About 85 minutes · optional · difficulty ●●● · you need lessons 3 and 4**

Lesson 4 found the one right size for the first weights of a ReLU network. What if they are a little off? Batch norm, layer
norm, residual blocks and weight decay are said to help. Here each of them is put on trial: in a deep network, from
starts that are too small, right, and too large.

After this lesson you can

- normalise a layer, over the samples or over the units, and say what the gradient makes of it;
- write a residual block, forwards and backwards, and say when its signal grows and when its gradient vanishes;
- charge for large weights, and say what that does to a fit and what it does not do to an explosion;
- say for each remedy which starts it mends, because you have measured it.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, explore, figures, gradient_check, hint, progress

# %% [markdown]
r"""
From lessons 1 and 3 you need the two halves of a layer, forwards and backwards. Here they are.
"""


# %% nbgrader={"grade_id": "from_lessons_1_and_3", "locked": true}
def relu(Z):
    """Return A = max(0, Z) and the cache, which is Z."""
    return np.maximum(0, Z), Z


def relu_backward(dA, cache):
    """Return dZ: dA where the gate is open (Z > 0), 0 elsewhere."""
    return np.where(cache > 0, dA, 0)


def linear_forward(A_prev, W, b):
    """Return Z = W A_prev + b and the cache (A_prev, W, b)."""
    return W @ A_prev + b, (A_prev, W, b)


def linear_backward(dZ, cache):
    """Return dA_prev, dW and db; dW and db are means over the samples."""
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


# %% [markdown]
r"""
## The network on trial

The task is small: 64 samples with two inputs each, and a hilly surface to be learned. The targets have the mean 0 and the
mean square 1. So a network that always says 0 has the cost $J = \frac{1}{2m} \sum (A_L - Y)^2 = 0.5$. **A network that stays at 0.5 has learned
nothing.**

The network is deep: a linear layer from 2 inputs to 16 units, then ten **blocks** of 16 units, then a linear layer to one
output. A block is a pair of functions, one for each direction. The plain block is the layer that you know:
"""


# %% nbgrader={"grade_id": "plain_block", "locked": true}
def plain_forward(A_prev, W, b):
    """Return A = relu(W A_prev + b), and both caches as a pair."""
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)


def plain_backward(dA, cache):
    """Return dA_prev, dW and db."""
    linear_cache, activation_cache = cache
    return linear_backward(relu_backward(dA, activation_cache), linear_cache)


plain = plain_forward, plain_backward

rng = np.random.default_rng(1)
X = rng.uniform(-1, 1, size=(2, 64))
Y = np.sin(3 * X[:1]) * np.cos(2 * X[1:])
Y = (Y - np.mean(Y)) / np.std(Y)

# %% [markdown]
r"""
The rest is given, too: you wrote all of it in lessons 3 and 4. The weights of the blocks are He's, of variance $2/n$,
times a number that we choose, the **multiplier**. `train` takes 100 steps at the rate 0.05. It gives back the cost before each step, and the
norms of $dW$ in each block as they were before the first one.
"""


# %% nbgrader={"grade_id": "training", "locked": true}
def start(multiplier, depth=10, seed=2):
    """Draw the parameters: He's weights, times the multiplier, in blocks of 16 units."""
    rng = np.random.default_rng(seed)
    parameters = {"W1": rng.normal(size=(16, 2)) * np.sqrt(1 / 2)}
    for layer in range(2, depth + 2):
        parameters[f"W{layer}"] = multiplier * rng.normal(size=(16, 16)) * np.sqrt(2 / 16)
    parameters[f"W{depth + 2}"] = rng.normal(size=(1, 16)) * np.sqrt(1 / 16)
    for layer in range(1, depth + 3):
        parameters[f"b{layer}"] = np.zeros((len(parameters[f"W{layer}"]), 1))
    return parameters


def forward(X, parameters, block):
    """Go through all layers: linear, blocks, linear. Return AL and the caches."""
    last = len(parameters) // 2
    A, caches = X, []
    for layer in range(1, last + 1):
        go = block[0] if 1 < layer < last else linear_forward
        A, cache = go(A, parameters[f"W{layer}"], parameters[f"b{layer}"])
        caches.append(cache)
    return A, caches


def backward(dAL, caches, block):
    """Go back through all layers. Return the dict of gradients."""
    dA, grads = dAL, {}
    for layer in range(len(caches), 0, -1):
        go_back = block[1] if 1 < layer < len(caches) else linear_backward
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = go_back(dA, caches[layer - 1])
    return grads


def train(start_from, block, steps=100, lr=0.05):
    """Descend. Return the costs, and the norms of dW in the blocks before the first step.

    A run whose cost passes a million has exploded; it ends there.
    """
    parameters, costs, norms = dict(start_from), [], []
    for step in range(steps + 1):
        AL, caches = forward(X, parameters, block)
        costs.append(np.mean((AL - Y) ** 2) / 2)
        if not costs[-1] < 1e6:
            break
        grads = backward(AL - Y, caches, block)
        if step == 0:
            blocks = range(2, len(caches))
            norms = [np.linalg.norm(grads[f"dW{layer}"]) for layer in blocks]
        for name in parameters:
            parameters[name] = parameters[name] - lr * grads[f"d{name}"]
    return costs, norms


# %% [markdown]
r"""
### Predict: which start

*1 point · 3 minutes.* Three plain networks start with the multipliers 0.5, 1 and 2. Everything else is the same. Which of them learn
within 100 steps?

- **a)** all three
- **b)** 0.5 and 1; only the weights that are too large do harm
- **c)** 1 and 2; only the weights that are too small do harm
- **d)** only 1
"""

# %% nbgrader={"grade_id": "which_start", "solution": true}
### BEGIN SOLUTION
which_start = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_which_start", "points": 1}
check(which_start=which_start)


# %%
def try_starts(block, multipliers):
    """Train from each start, and print how it went. Returns the runs by name."""
    runs = {f"× {multiplier:g}": train(start(multiplier), block) for multiplier in multipliers}
    for name, (costs, norms) in runs.items():
        end = f"cost {costs[-1]:.4f}" if len(costs) > 100 else f"exploded after step {len(costs) - 1}"
        print(f"{name:6}  norm of dW: first block {norms[0]:.1e}, last {norms[-1]:.1e}    {end}")
    return runs


figures.trials(try_starts(plain, [0.5, 1, 2]))

# %% [markdown]
r"""
Half of He's spread, and each block lets half of the signal through: $2^{-10}$ are left after ten blocks, and the
gradients are too small to move anything. Twice the spread, and the first step makes the network explode. Only the right start
learns, down to a cost of 0.12. That is what the remedies have to beat.

## Explore four kinds of blocks

Left: the norm of $dW$ in each block before the first step. Right: the cost during 100 steps. The grey line is the plain network.

1. Plain blocks: how far may the multiplier be from 1 with 14 blocks? And with 2?
2. Batch norm: which multipliers learn? On the left, what does a multiplier twice as large do to the gradients?
3. Residual blocks, 10 of them: find the largest multiplier from which they learn.
"""

# %%
explore.remedies()

# %% [markdown]
r"""
With 14 plain blocks, of the slider's steps only the multiplier 1 gets below a cost of 0.3. With 2 blocks all of them do. With batch
norm all do, at each depth, and a multiplier twice as large nearly halves the gradients. Ten residual blocks learn from 0.25 and
explode from 0.5 on. The rest of this lesson says why, with your own code.

## Normalising

A layer's $Z$ can be put back to a fixed size before it goes on: subtract the mean, divide by the spread. The layer then
gets two numbers per unit, $\gamma$ and $\beta$, to choose another size if it wants to:

$$\text{out} = \gamma \cdot \frac{Z - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta$$

$\varepsilon$ is a small number that keeps the root away from 0. In **batch norm** (Ioffe and Szegedy, 2015), the mean $\mu$ and the variance
$\sigma^2$ of a unit are taken over the samples: one pair for each row of $Z$. In **layer norm** (Ba, Kiros and Hinton, 2016) they are
taken over the units: one pair for each column.

Take two units and four samples, $\gamma = 1$, $\beta = 0$, and no $\varepsilon$:
"""

# %%
Z = np.array([[1.0, 3.0, 5.0, 7.0], [20.0, 20.0, 40.0, 40.0]])

for row in Z:
    mean, variance = np.mean(row), np.var(row)
    normalised = np.round((row - mean) / np.sqrt(variance), 3)
    print(f"{row}    mean {mean:g}, variance {variance:g}    normalised {normalised}")

# %% [markdown]
r"""
The two units were of very different size. After batch norm both have the mean 0 and the mean square 1. Layer norm would go down the columns
instead: of 1 and 20 it makes -1 and 1.

### Predict: one sample

*1 point · 2 minutes.* A batch holds one sample only, so $Z$ has one column. What does batch norm put out?

- **a)** $Z$
- **b)** $\gamma$
- **c)** $\beta$
- **d)** $\gamma Z + \beta$
"""

# %% nbgrader={"grade_id": "one_sample", "solution": true}
### BEGIN SOLUTION
one_sample = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_one_sample", "points": 1}
check(one_sample=one_sample)

# %% [markdown]
r"""
### Exercise: batchnorm_forward

*4 points · 10 minutes · harder.*

{{hints batchnorm_forward}}
"""


# %% nbgrader={"grade_id": "batchnorm_forward", "solution": true}
def batchnorm_forward(Z, gamma, beta, eps):
    """Normalise each unit over the samples, then stretch by gamma and shift by beta.

    Z: array of shape (n, m)
    gamma, beta: arrays of shape (n, 1)
    eps: a small positive number, added to the variance

    Returns an array of the shape of Z
    """
    ### BEGIN SOLUTION
    mean = np.mean(Z, axis=1, keepdims=True)
    variance = np.var(Z, axis=1, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(variance + eps) + beta
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_batchnorm_forward", "points": 2}
check(batchnorm_forward=batchnorm_forward)

# %% nbgrader={"grade_id": "test_batchnorm_forward_hidden", "points": 2}
# When your work is graded, batchnorm_forward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(601)


def layer(n, m):
    return rng.normal(size=(n, m)), rng.normal(size=(n, 1)), rng.normal(size=(n, 1))


grade(
    batchnorm_forward=batchnorm_forward,
    inputs=[
        (*layer(4, 6), 1e-3),
        (*layer(5, 3), 0.2),
        (*layer(1, 7), 0.05),
        (*(array.astype(np.float32) for array in layer(2, 5)), 1e-2),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
### Exercise: layernorm_forward

*2 points · 5 minutes · easy.* The same formula along the other axis.

{{hints layernorm_forward}}
"""


# %% nbgrader={"grade_id": "layernorm_forward", "solution": true}
def layernorm_forward(Z, gamma, beta, eps):
    """Normalise each sample over the units, then stretch by gamma and shift by beta.

    Z: array of shape (n, m)
    gamma, beta: arrays of shape (n, 1)
    eps: a small positive number, added to the variance

    Returns an array of the shape of Z
    """
    ### BEGIN SOLUTION
    mean = np.mean(Z, axis=0, keepdims=True)
    variance = np.var(Z, axis=0, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(variance + eps) + beta
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_layernorm_forward", "points": 1}
check(layernorm_forward=layernorm_forward)

# %% nbgrader={"grade_id": "test_layernorm_forward_hidden", "points": 1}
# When your work is graded, layernorm_forward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(602)


def layer(n, m):
    return rng.normal(size=(n, m)), rng.normal(size=(n, 1)), rng.normal(size=(n, 1))


grade(
    layernorm_forward=layernorm_forward,
    inputs=[
        (*layer(4, 6), 1e-3),
        (*layer(3, 5), 0.2),
        (*layer(7, 1), 0.05),
        (*(array.astype(np.float32) for array in layer(5, 2)), 1e-2),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Your two functions on one $Z$ of six units and eight samples. Each dot is the mean of one row (left) or of one column (right), each bar
reaches one standard deviation to both sides. Where should all of them lie?
"""

# %%
figures.your_normalisation(batchnorm_forward, layernorm_forward)

# %% [markdown]
r"""
To train, you need the way back as well. It is given here, with $\gamma = 1$, and `gradient_check` confirms it for your function:
"""


# %% nbgrader={"grade_id": "normalise_backward", "locked": true}
def normalise_backward(d_out, Z, axis, eps=1e-5):
    """Return dZ for out = (Z - mean) / sqrt(variance + eps), with gamma = 1.

    axis: along which mean and variance are taken: 1 in batch norm, 0 in layer norm
    """
    from_mean = Z - Z.mean(axis=axis, keepdims=True)
    spread = np.sqrt((from_mean**2).mean(axis=axis, keepdims=True) + eps)
    N = from_mean / spread
    along_N = N * (d_out * N).mean(axis=axis, keepdims=True)
    return (d_out - d_out.mean(axis=axis, keepdims=True) - along_N) / spread


# %%
rng = np.random.default_rng(6)
Z, d_out = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
gamma, beta = np.ones((3, 1)), np.zeros((3, 1))


def loss_of(Z):
    return np.sum(d_out * batchnorm_forward(Z, gamma, beta, 1e-5))


gradient_check(loss_of, Z, normalise_backward(d_out, Z, axis=1))

# %% [markdown]
r"""
Now build a block of each kind: linear, normalise, ReLU. ($\gamma$ and $\beta$ are learned as a rule. Here they
stay 1 and 0, so that only one thing is new.)

### Predict: twice the weights

*1 point · 3 minutes.* Somebody doubles the weights $W$ of a layer with batch norm. All the rest stays, and $\varepsilon$ is so small
that it does not count. By which factor does $dW$ of this layer change?
"""

# %% nbgrader={"grade_id": "doubled_weights", "solution": true}
### BEGIN SOLUTION
doubled_weights = 0.5
### END SOLUTION

# %% nbgrader={"grade_id": "test_doubled_weights", "points": 1}
check(doubled_weights=doubled_weights)


# %% nbgrader={"grade_id": "normalised_block", "locked": true}
def normalised_block(normalise, axis):
    """Return the block linear, normalise, relu as a pair (forward, backward)."""

    def block_forward(A_prev, W, b):
        Z, linear_cache = linear_forward(A_prev, W, b)
        gamma, beta = np.ones((len(Z), 1)), np.zeros((len(Z), 1))
        A, activation_cache = relu(normalise(Z, gamma, beta, 1e-5))
        return A, (linear_cache, Z, activation_cache)

    def block_backward(dA, cache):
        linear_cache, Z, activation_cache = cache
        dN = relu_backward(dA, activation_cache)
        return linear_backward(normalise_backward(dN, Z, axis), linear_cache)

    return block_forward, block_backward


# %%
batch_normalised = normalised_block(batchnorm_forward, axis=1)
layer_normalised = normalised_block(layernorm_forward, axis=0)

rng = np.random.default_rng(7)
A_prev, W, b, dA = rng.normal(size=(4, 6)), rng.normal(size=(3, 4)), np.zeros((3, 1)), rng.normal(size=(3, 6))
for factor in (1, 2, 4):
    A, cache = batch_normalised[0](A_prev, factor * W, b)
    _, dW, db = batch_normalised[1](dA, cache)
    largest = np.max(np.abs(db))
    print(f"W times {factor}    sum of A = {np.sum(A):.4f}    dW[0, 0] = {dW[0, 0]:.4f}    largest db = {largest:.0e}")

# %% [markdown]
r"""
The output does not change: what $W$ was multiplied by is divided out again. So the cost cannot depend on the size
of $W$, only on its direction. And where a function stays as it is while its argument doubles, its slope halves. **Behind a normalisation, a
start that is too large only makes the steps smaller.** (That holds for layer norm as well, as long as $b = 0$.)

The gradient of $b$ is 0 up to rounding: batch norm subtracts whatever $b$ adds. That is why $\beta$ takes its place.

Now the trial. Same starts, same steps, same rate:
"""

# %%
print("batch norm")
batch_runs = try_starts(batch_normalised, [0.5, 1, 2])
print("layer norm")
layer_runs = try_starts(layer_normalised, [0.5, 1, 2])

figures.trials(batch_runs)

# %%
figures.trials(layer_runs)

# %% [markdown]
r"""
Both learn from each of the three starts, and better than the plain network did from the right one. Batch norm comes closest
to the targets. But here all 64 samples are in one batch. With few samples in a batch its mean and variance are noisy. And for
a single sample, later, it needs a mean and a variance that were kept during training. Layer norm treats each sample by itself, so
it needs neither.

### Does batch norm keep gradients from exploding?

That is what it is famous for. Look at the norms above once more: with batch norm they grow towards the first
block. To see it clearly, send a random gradient back through 30 layers of 64 units with He's weights, and watch its mean square:
"""


# %%
def gradient_sizes(normalise, back):
    """The mean square of the gradient: at the output, then before each layer."""
    rng = np.random.default_rng(0)
    A = rng.normal(size=(64, 128))
    layers = []
    for _ in range(30):
        W = rng.normal(size=(64, 64)) * np.sqrt(2 / 64)
        Z = W @ A
        N = normalise(Z)
        A, _ = relu(N)
        layers.append((W, Z, N))
    g = rng.normal(size=A.shape)
    sizes = [np.mean(g**2)]
    for W, Z, N in reversed(layers):
        g = W.T @ back(relu_backward(g, N), Z)
        sizes.append(np.mean(g**2))
    return np.array(sizes)


gamma, beta = np.ones((64, 1)), np.zeros((64, 1))
sizes = {
    "plain": gradient_sizes(lambda Z: Z, lambda dN, Z: dN),
    "batch norm": gradient_sizes(
        lambda Z: batchnorm_forward(Z, gamma, beta, 1e-5),
        lambda dN, Z: normalise_backward(dN, Z, axis=1),
    ),
    "layer norm": gradient_sizes(
        lambda Z: layernorm_forward(Z, gamma, beta, 1e-5),
        lambda dN, Z: normalise_backward(dN, Z, axis=0),
    ),
}
for name, mean_squares in sizes.items():
    per_layer = (mean_squares[-1] / mean_squares[0]) ** (1 / 30)
    print(f"{name:10}    grows by {per_layer:.2f} per layer")

figures.normalised_gradients(sizes)

# %% [markdown]
r"""
In layers this wide, layer norm leaves the gradient as it is. Batch norm makes it **explode** by about 1.43 per layer. How can that be?

What comes out of ReLU is never negative. So each unit of the next layer has a mean of its own over the samples, and that mean carries part of
its mean square: a share of $1/\pi$, if $z$ is normally distributed. Batch norm subtracts it. What is left is
$1 - 1/\pi = 0.68$, and batch norm stretches it back to 1. Whatever is stretched on the way forward is stretched on the way
back, by

$$\frac{1}{1 - 1/\pi} = \frac{\pi}{\pi - 1} = 1.467$$

per layer in a very wide network (Yang et al., *A Mean Field Theory of Batch Normalization*, 2019). That is how things stand before
training begins. Ten blocks can bear it, as the trial has shown. And the steps tame themselves: the cost does not depend on the length of
a row of $W$, so $dW$ has no part along it. A step at right angles makes the row longer, and a longer row gets a smaller gradient.

## Going around

A **residual block** (He et al., 2016) lets its input go past the layer as well as through it:

$$A = A_{\text{prev}} + \text{ReLU}(W A_{\text{prev}} + b)$$

So $A$ and $A_{\text{prev}}$ have the same shape, and $W$ is square. With one unit, $W = 2$, $b = -1$ and $A_{\text{prev}} = 3$ the branch gives
$\text{ReLU}(5) = 5$, and the block $3 + 5 = 8$.

### Exercise: residual_forward

*2 points · 5 minutes · easy.*

{{hints residual_forward}}
"""


# %% nbgrader={"grade_id": "residual_forward", "solution": true}
def residual_forward(A_prev, W, b):
    """Go forward through a residual block: A = A_prev + relu(W A_prev + b).

    A_prev: array of shape (n, m)
    W: array of shape (n, n)
    b: array of shape (n, 1)

    Returns A, an array of the shape of A_prev
            cache, the pair (linear_cache, activation_cache)
    """
    ### BEGIN SOLUTION
    Z, linear_cache = linear_forward(A_prev, W, b)
    branch, activation_cache = relu(Z)
    return A_prev + branch, (linear_cache, activation_cache)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_residual_forward", "points": 1}
check(residual_forward=residual_forward)

# %% nbgrader={"grade_id": "test_residual_forward_hidden", "points": 1}
# When your work is graded, residual_forward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(603)


def block(n, m):
    return rng.normal(size=(n, m)), rng.normal(size=(n, n)), rng.normal(size=(n, 1))


grade(
    residual_forward=residual_forward,
    inputs=[
        block(4, 6),
        block(5, 1),
        block(3, 2),
        tuple(array.astype(np.float32) for array in block(2, 7)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Going forward, $A_{\text{prev}}$ enters $A$ in two places. What does that mean for the way back?

### Exercise: residual_backward

*4 points · 10 minutes · harder.*

{{hints residual_backward}}
"""


# %% nbgrader={"grade_id": "residual_backward", "solution": true}
def residual_backward(dA, cache):
    """Go backward through a residual block.

    dA: array of shape (n, m)
    cache: the pair (linear_cache, activation_cache) that residual_forward kept

    Returns dA_prev, dW and db, as linear_backward does
    """
    ### BEGIN SOLUTION
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    dA_branch, dW, db = linear_backward(dZ, linear_cache)
    return dA + dA_branch, dW, db
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_residual_backward", "points": 2}
check(residual_backward=residual_backward)

# %% nbgrader={"grade_id": "test_residual_backward_hidden", "points": 2}
# When your work is graded, residual_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade, solutions

rng = np.random.default_rng(604)
forwards = solutions("06_remedies")["residual_forward"]


def after_forward(n, m, dtype=float):
    A_prev, W, b = (rng.normal(size=shape).astype(dtype) for shape in ((n, m), (n, n), (n, 1)))
    return rng.normal(size=(n, m)).astype(dtype), forwards(A_prev, W, b)[1]


grade(
    residual_backward=residual_backward,
    inputs=[
        after_forward(4, 6),
        after_forward(5, 1),
        after_forward(3, 2),
        after_forward(2, 7, np.float32),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
### Predict: around every layer

*1 point · 3 minutes.* "The gradient goes around every layer, so it cannot vanish." Take one unit and one sample: $A_{\text{prev}} = -1$, $W = -1$,
$b = 0$, and $dA = 1$. What is $dA_{\text{prev}}$?
"""

# %% nbgrader={"grade_id": "residual_gradient", "solution": true}
### BEGIN SOLUTION
residual_gradient = 0
### END SOLUTION

# %% nbgrader={"grade_id": "test_residual_gradient", "points": 1}
check(residual_gradient=residual_gradient)

# %%
A, cache = residual_forward(np.array([[-1.0]]), np.array([[-1.0]]), np.array([[0.0]]))
dA_prev, dW, db = residual_backward(np.array([[1.0]]), cache)

print(f"A = {A.item():g}    dA_prev = {dA_prev.item():g}")

# %% [markdown]
r"""
The branch undoes what goes around it: $A$ is $-1 + 1 = 0$, and the two gradients are $1$ and $-1$. So it can vanish. At random
weights the danger is the other one. Stack 50 blocks of 64 units and
measure mean squares both ways, then with smaller branches: by $1/\sqrt{50}$, by $1/50$. (ReLU passes on
a positive factor, so it can be put into $W$. It is the multiplier.)
"""


# %%
def residual_sizes(factor):
    """Mean squares over 50 residual blocks: of A going forward, of the gradient going back."""
    rng = np.random.default_rng(8)
    A, b = rng.normal(size=(64, 64)), np.zeros((64, 1))
    up, caches = [np.mean(A**2)], []
    for _ in range(50):
        W = rng.normal(size=(64, 64)) * np.sqrt(2 / 64)
        A, cache = residual_forward(A, factor * W, b)
        up.append(np.mean(A**2))
        caches.append(cache)
    g = rng.normal(size=A.shape)
    down = [np.mean(g**2)]
    for cache in reversed(caches):
        g, _, _ = residual_backward(g, cache)
        down.append(np.mean(g**2))
    return np.array(up), np.array(down)


sizes = {"1": residual_sizes(1), "1/√50": residual_sizes(50**-0.5), "1/50": residual_sizes(1 / 50)}
for name, ways in sizes.items():
    for way, values in zip(("forward", "backward"), ways, strict=True):
        in_all = values[-1] / values[0]
        print(f"branch times {name:5}   {way:8}   {in_all**0.02:.2f} per block   {in_all:8.3g} in all")

figures.residual_growth(sizes)

# %% [markdown]
r"""
With He's weights a residual network explodes: by about 2.9 per block forwards, and nearly as fast backwards. The way around keeps
the signal, and every branch adds to it. A branch made smaller by $1/\sqrt{50}$ tames this: 1.15 per block, a thousandfold
over all 50 instead of $10^{23}$. With $1/50$ hardly any growth is left.

The trial, with ten blocks. Their $1/\sqrt{10}$ is 0.32:
"""

# %%
residual = residual_forward, residual_backward

figures.trials(try_starts(residual, [0.1, 0.25, 1]))

# %% [markdown]
r"""
Where plain blocks are stuck, at a quarter and even at a tenth of He's spread, the residual network learns: it is nearly the identity,
and the gradient arrives. From the start that is right for plain layers it explodes. **A residual block wants small branches.** In practice it
often has a normalisation in the branch, or a branch whose last weights begin at 0.

## Charging for large weights

**L2 regularisation** adds a charge to the cost, $\dfrac{\lambda}{2m}$ times the sum of all squared weights (not biases).
The derivative of $\frac{\lambda}{2m} w^2$ is $\frac{\lambda}{m} w$, so a weight of 5 with $\lambda = 2$ and $m = 10$ gets $0.2 \cdot 5 = 1$ on top of its gradient.

### Predict: a step without a gradient

*1 point · 2 minutes.* The gradient of that weight happens to be 0 without the charge. What is the weight after one step at the rate 0.1?
"""

# %% nbgrader={"grade_id": "decayed_weight", "solution": true}
### BEGIN SOLUTION
decayed_weight = 4.9
### END SOLUTION

# %% nbgrader={"grade_id": "test_decayed_weight", "points": 1}
check(decayed_weight=decayed_weight)

# %% [markdown]
r"""
Every step multiplies each weight by $1 - \text{lr} \cdot \lambda / m$, here by 0.98, besides what the gradient does. Hence the other name,
**weight decay**.

### Exercise: l2_grads

*2 points · 10 minutes · easy.*

{{hints l2_grads}}
"""


# %% nbgrader={"grade_id": "l2_grads", "solution": true}
def l2_grads(grads, parameters, lambd, m):
    """Add the gradient of the charge: lambd / (2 m) times the sum of all squared weights.

    grads: dict of arrays, the gradients without the charge
    parameters: dict of arrays, "W1", "b1" and so on
    lambd: how much large weights cost (Python keeps the word lambda to itself)
    m: the number of samples

    Returns a new dict with the keys of grads
    """
    ### BEGIN SOLUTION
    charged = dict(grads)
    for name, W in parameters.items():
        if name.startswith("W"):
            charged["d" + name] = grads["d" + name] + lambd / m * W
    return charged
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_l2_grads", "points": 1}
check(l2_grads=l2_grads)

# %% nbgrader={"grade_id": "test_l2_grads_hidden", "points": 1}
# When your work is graded, l2_grads meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(605)


def arrays(prefix, *layer_dims, dtype=float):
    named = {}
    for layer in range(1, len(layer_dims)):
        named[f"{prefix}W{layer}"] = rng.normal(size=(layer_dims[layer], layer_dims[layer - 1])).astype(dtype)
        named[f"{prefix}b{layer}"] = rng.normal(size=(layer_dims[layer], 1)).astype(dtype)
    return named


grade(
    l2_grads=l2_grads,
    inputs=[
        (arrays("d", 4, 5, 3), arrays("", 4, 5, 3), 1.3, 6),
        (arrays("d", 3, 2), arrays("", 3, 2), 0.5, 9),
        (arrays("d", 2, 3, 5, dtype=np.float32), arrays("", 2, 3, 5, dtype=np.float32), 2.2, 5),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Does it tame an explosion? In lesson 3 three neurons with the weight 5 had the gradient 3125, and one step at the rate 0.1 threw each weight to -307.5:
"""

# %%
grads = {"dW1": np.array([[3125.0]]), "db1": np.array([[0.0]])}
parameters = {"W1": np.array([[5.0]]), "b1": np.array([[0.0]])}

for lambd in (0, 1, 10):
    dW = l2_grads(grads, parameters, lambd, m=1)["dW1"].item()
    w = 5 - 0.1 * dW
    print(f"lambd = {lambd:2}    dW = {dW:.0f}    w after one step at rate 0.1 = {w:.1f}")

# %% [markdown]
r"""
Hardly. The charge is added to the gradient and does not hold it back. It works slowly, over many steps. What for, then? For a network
that fits too well. Here are 12 samples of a sine with much noise, and a network with two blocks that can follow the noise. The
cost on the samples is the one that training lowers. The other one is measured against the sine itself, which the network never sees:
"""


# %% nbgrader={"grade_id": "fit_with_decay", "locked": true}
def fit_with_decay(l2_grads, lambd, draw):
    """Fit 12 noisy samples of a sine with the charge lambd. `draw` is the seed that the samples are drawn with.

    Return the cost on the samples, the cost against the sine, and the norm of all weights.
    """
    rng = np.random.default_rng(draw)
    x = rng.uniform(-1, 1, size=(1, 12))
    y = np.sin(3 * x) + 0.5 * rng.normal(size=x.shape)
    between = np.linspace(-1, 1, 200).reshape(1, -1)
    parameters = start(1, depth=2)
    parameters["W1"] = parameters["W1"][:, :1]  # one input
    for _ in range(1000):
        AL, caches = forward(x, parameters, plain)
        grads = l2_grads(backward(AL - y, caches, plain), parameters, lambd, 12)
        parameters = {name: value - 0.25 * grads[f"d{name}"] for name, value in parameters.items()}
    on_samples, _ = forward(x, parameters, plain)
    on_the_sine, _ = forward(between, parameters, plain)
    norm = np.sqrt(sum(np.sum(value**2) for name, value in parameters.items() if name.startswith("W")))
    return np.mean((on_samples - y) ** 2) / 2, np.mean((on_the_sine - np.sin(3 * between)) ** 2) / 2, norm


# %%
for lambd in (0, 0.1, 1):
    seen, unseen, norm = fit_with_decay(l2_grads, lambd, draw=3)
    print(f"lambd = {lambd:3}   cost on samples {seen:.3f}   against the sine {unseen:.3f}   norm of W {norm:.1f}")

# %% [markdown]
r"""
Without the charge the weights are largest, the cost on the samples is lowest, and the sine is missed: 0.096. With
$\lambda = 0.1$ the network follows the noise less and the sine better, 0.020. With $\lambda = 1$ it can follow neither. The same holds on the
median of six draws of samples: 0.061, 0.031, 0.095. Which $\lambda$ is right cannot be read off the cost that is trained. It takes samples that training does not see.

## What to remember

| remedy | what it does | measured here |
|---|---|---|
| none: plain blocks | | ten of them learn from He's start, and from neither half nor twice of it |
| batch norm | gives each unit a fixed size over the samples | learns from all three starts; before training the gradient grows by 1.43 per layer |
| layer norm | gives each sample a fixed size over the units | learns from all three starts; the gradient stays, 0.99 per layer |
| residual blocks | let the signal go around | they learn from small branches; with He's weights they grow by 2.9 per block, and explode |
| weight decay | shrinks weights with every step | a better fit between noisy samples; no help against an explosion |

- Behind a normalisation the size of $W$ does not count, only its direction. Twice the weights, half the gradient.
- Batch norm makes the bias before it useless, and of a single sample it leaves only $\beta$.
- A residual gradient is the sum of two. It can vanish; at random weights, in many blocks, it grows.
- No remedy mends everything. Say what is wrong first: the signal, the gradient, the step, or the fit.

## Where you stand

What is done, what is still open, and what comes next:
"""

# %%
progress()

# %% [markdown]
r"""
**Next:** [Real data](../07_real_data/07_real_data.ipynb), optional as well: your own functions predict something that nobody has a
formula for. Or try one of the remedies on a network of your own. Predict first what it will change.
"""
