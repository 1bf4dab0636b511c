# %% [markdown]
r"""
# 3. Exploding gradients

*What grows on the way back, and which remedies help?*

**About 85 minutes, another 25 minutes to go further · difficulty ●●○ · you need lesson 1**

A deep network multiplies, layer after layer. So does the gradient on its way back. What becomes of a number that is
multiplied by 5 twenty times?

After this lesson you can

- say how large the gradient of a deep ReLU network is, and which part of it grows;
- write the forward and the backward pass of a network of any depth, and test them yourself;
- judge a popular claim: that ReLU prevents vanishing gradients;
- clip a gradient, and say what clipping does not mend.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, explore, figures, gradient_check, hint, progress

# %% [markdown]
r"""
From lesson 1 you need ReLU, forwards and backwards. Here they are.
"""


# %% nbgrader={"grade_id": "from_lesson_1", "locked": true}
def relu(Z):
    """Return A = max(0, Z) and the cache, which is Z."""
    return np.maximum(0, Z), Z


def relu_backward(dA, cache):
    """Return dZ: dA where the gate is open (Z > 0), 0 elsewhere."""
    return np.where(cache > 0, dA, 0)


# %% [markdown]
r"""
## Three neurons in a row

Take a very small deep network: three layers with one neuron each, and no biases. All weights are 5.

$$a_1 = \text{ReLU}(w_1 x) \qquad a_2 = \text{ReLU}(w_2 a_1) \qquad a_3 = \text{ReLU}(w_3 a_2)$$

$$\text{loss} = \tfrac12 (a_3 - y)^2$$

In lesson 1 the loss had no $\tfrac12$ in front. From now on it does: the $\tfrac12$ cancels the 2 of the square. As there, $da$
means the derivative of the loss with respect to $a$, so $da_3 = a_3 - y$. And $dw$, $dz$, $dx$ are read in the same way.
"""

# %%
x, y = 1, 0
w1 = w2 = w3 = 5

a1 = max(0, w1 * x)
a2 = max(0, w2 * a1)
a3 = max(0, w3 * a2)
loss = (a3 - y) ** 2 / 2

print(f"a1 = {a1}    a2 = {a2}    a3 = {a3}    loss = {loss}")

# %% [markdown]
r"""
### Predict: the largest gradient

*1 point · 4 minutes.* All gates are open. Which weight has the largest gradient?

- **a)** $w_1$, the one farthest from the loss
- **b)** $w_2$
- **c)** $w_3$, the one next to the loss
- **d)** all three have the same
"""

# %% nbgrader={"grade_id": "largest_gradient", "solution": true}
### BEGIN SOLUTION
largest_gradient = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_largest_gradient", "points": 1}
check(largest_gradient=largest_gradient)

# %% [markdown]
r"""
Go back one factor at a time. All slopes are 1, so each $dz$ equals its $da$. In $z = w a$ there are two factors. The
gradient of the weight is $dz$ times the input, and the gradient of the input is $dz$ times the weight.
"""

# %%
da3 = a3 - y
dw3, da2 = da3 * a2, da3 * w3
dw2, da1 = da2 * a1, da2 * w2
dw1, dx = da1 * x, da1 * w1

print(f"da3 = {da3}    da2 = {da2}    da1 = {da1}    dx = {dx}")
print(f"dw3 = {dw3}   dw2 = {dw2}   dw1 = {dw1}")

# %% [markdown]
r"""
- **What grows on the way back is $da$**: 125, 625, 3125, 15625. It takes a factor 5 at each layer.
- **What a weight gets is the same everywhere**: 3125. The last layer has a large input (25) and a small $da$ (125). The
  first has a small input (1) and a large $da$ (3125).

So it is not the first layers that explode. Everything does, at once.

### Predict: one step

*1 point · 2 minutes.* Take one step of gradient descent at the ordinary rate $\text{lr} = 0.1$. What is each weight then?
"""

# %% nbgrader={"grade_id": "predicted_w", "solution": true}
### BEGIN SOLUTION
predicted_w = -307.5
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_w", "points": 1}
check(predicted_w=predicted_w)

# %% [markdown]
r"""
Go forward once more with the new weight. The very first gate is closed now, and stays closed:
"""

# %%
w = 5 - 0.1 * dw1
a = x
for layer in (1, 2, 3):
    z = w * a
    a = max(0, z)
    print(f"layer {layer}    z = {z + 0.0:7.1f}    a = {a}")

# %% [markdown]
r"""
Every $a$ is 0, so is every gradient, and nothing moves again. **One step made the network dead.** The loss is 0 only because the
target is 0. With another target, a network that is dead is stuck with its error.

## Ten layers

Now the general case: every weight is $k$, still with $x = 1$ and $y = 0$. The letter $L$, which was the loss in lesson 1, is the
**number of layers** from here on. The loss is written out.

### Predict: the exponent

*1 point · 4 minutes.* The gradient of each weight is a power of $k$. For ten layers and $k = 5$ it is $5^p$. What
is $p$? (For three layers it was $3125 = 5^5$.)
"""

# %% nbgrader={"grade_id": "predicted_exponent", "solution": true}
### BEGIN SOLUTION
predicted_exponent = 19
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_exponent", "points": 1}
check(predicted_exponent=predicted_exponent)

# %% [markdown]
r"""
Many texts give $k^{L-1}$, which would be $5^9$. They count the weights that the gradient meets on its way back, and forget that
it starts with $da_L = a_L - y$, which is the output, $k^L$. Both ways count:

$$dw = \underbrace{k^{L}}_{\text{the output}} \cdot \underbrace{k^{L-1}}_{\text{the way back}} = k^{2L-1}$$

Measure it, without any formula for the gradient:
"""


# %%
def loss_of_chain(k, L, w1):
    """The loss of L neurons in a row, the first with the weight w1, all others with k."""
    a = max(0, w1)
    for _ in range(L - 1):
        a = max(0, k * a)
    return a**2 / 2


for k in (5, 1, 0.5):
    h = 1e-4 * k
    measured = (loss_of_chain(k, 10, k + h) - loss_of_chain(k, 10, k - h)) / (2 * h)
    print(f"k = {k:3}    measured {measured:.4g}    k^19 = {k**19:.4g}    k^9 = {k**9:.4g}")

# %% [markdown]
r"""
Look at the last line again. At $k = 0.5$ all gates are open and all slopes are 1. Yet the gradient is
0.0000019. **"ReLU prevents vanishing gradients" is false.** Its slope does not shrink the gradient, but the weights can.

### Predict: one layer more

*1 point · 2 minutes.* Take $k = 2$. By which factor does the gradient grow when the network gets one more layer?
"""

# %% nbgrader={"grade_id": "predicted_factor", "solution": true}
### BEGIN SOLUTION
predicted_factor = 4
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_factor", "points": 1}
check(predicted_factor=predicted_factor)

# %% [markdown]
r"""
A fixed factor per layer is a straight line on a logarithmic axis:

$$\ln dw = (2L - 1) \ln k$$

Its slope is $2 \ln k$. Only at $k = 1$ is it 0.

## Explore depth and weight

Left: inside one network, layer by layer. Right: the gradient against the depth.

1. On the left, follow $a$, $da$ and $dw$. Which grows to the right, which to the left, which stays level? Is it
   different for $k < 1$?
2. Set $k$ to 1.1, then to 0.9. How deep may the network be before the gradient is off by a factor of 100?
"""

# %%
explore.depth()

# %% [markdown]
r"""
$a$ grows to the right, $da$ to the left, and $dw$ stays level. For $k < 1$ both shrink on their way, and $dw$ is level again.
At 1.1 the gradient passes 100 with layer 25. At 0.9 it falls below 1/100 with layer 23. So it is enough that the weights
are a tenth off. (Above the dashed line the number type float32 cannot hold the gradient.)

## A layer with many units

Real layers have many units and see many samples. A layer then has two halves:

$$Z = W A_{\text{prev}} + b \qquad A = \text{ReLU}(Z)$$

The second half you know. Now comes the first. As in lesson 1, units are rows and samples are columns.

| name | what it is | shape |
|---|---|---|
| $A_{\text{prev}}$ | what the previous layer put out (the input $X$, for the first layer) | $(n_{\text{prev}}, m)$ |
| $W$ | the weights, one row per unit | $(n, n_{\text{prev}})$ |
| $b$ | the biases, a column | $(n, 1)$ |
| $Z$ | what goes into ReLU | $(n, m)$ |

### Exercise: linear_forward

*2 points · 5 minutes · easy.*

{{hints linear_forward}}
"""


# %% nbgrader={"grade_id": "linear_forward", "solution": true}
def linear_forward(A_prev, W, b):
    """Compute the first half of a layer: Z = W A_prev + b.

    A_prev: array of shape (n_prev, m), what the previous layer put out
    W: array of shape (n, n_prev)
    b: array of shape (n, 1)

    Returns Z, an array of shape (n, m)
            cache, the tuple (A_prev, W, b), kept for linear_backward
    """
    ### BEGIN SOLUTION
    return W @ A_prev + b, (A_prev, W, b)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_linear_forward", "points": 1}
check(linear_forward=linear_forward)

# %% nbgrader={"grade_id": "test_linear_forward_hidden", "points": 1}
# When your work is graded, linear_forward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(301)
grade(
    linear_forward=linear_forward,
    inputs=[
        (rng.normal(size=(4, 6)), rng.normal(size=(3, 4)), rng.normal(size=(3, 1))),
        (rng.normal(size=(2, 5)), rng.normal(size=(1, 2)), rng.normal(size=(1, 1))),
        (rng.normal(size=(5, 1)), rng.normal(size=(2, 5)), rng.normal(size=(2, 1))),
        (
            rng.normal(size=(3, 2)).astype(np.float32),
            rng.normal(size=(5, 3)).astype(np.float32),
            rng.normal(size=(5, 1)).astype(np.float32),
        ),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
## Four rules for the way back

A network is made of small steps: numbers are added, multiplied, compared with 0, or used in more than one place. Draw each
step as a box, and you have a **computation graph**. On the way back each kind of step has one rule.

| box | forward | backward | in words |
|---|---|---|---|
| $+$ | $s = p + q$ | $dp = ds, \quad dq = ds$ | adding **copies** |
| $\times$ | $p = w\,a$ | $dw = a\,dp, \quad da = w\,dp$ | multiplying **swaps**: each gets the other |
| max | $a = \max(0, z)$ | $dz = da$ if $z > 0$, else $0$ | max **routes** |
| fan-out | one number, used in several places | what comes back is added | fan-out **adds** |

The last rule is the new one. If $a$ moves, every place that uses it moves, and the effects on the loss add up.

Here is a layer with two inputs and two units, for one sample. $dz_1 = 5$ and $dz_2 = -2$ are given, from whatever follows. Go
from right to left, and find the rules at work, all but max.
"""

# %%
figures.computation_graph()

# %% [markdown]
r"""
$a_1$ is used twice, so it gets $4 \cdot 5 + 1 \cdot (-2) = 18$. Each weight is used once: $w_{11}$ gets $2 \cdot 5 = 10$.

## From the graph to matrices

Now take $m$ samples, one per column. Unit $i$ uses input $k$ with the weight $W_{ik}$, in each sample $j$:

$$Z_{ij} = \sum_k W_{ik} A_{kj} + b_i$$

Who uses what, and how often?

- The **input** $A_{kj}$ is used by every unit $i$. Fan-out adds over the units: $\; dA_{kj} = \sum_i W_{ik}\, dZ_{ij}$.
- The **weight** $W_{ik}$ is used in every sample $j$. Fan-out adds over the samples: $\; \sum_j dZ_{ij} A_{kj}$.
- The **bias** $b_i$ is used in every sample, too: $\; \sum_j dZ_{ij}$.

The first two sums are matrix products. A product $P\,Q$ adds over the **columns of $P$** and the **rows of $Q$**. In the first
sum the letter that is summed over is $i$, and it counts the rows of both $W$ and $dZ$. So one of them has to be transposed and
stand on the left. Which one? The result must have rows $k$ and columns $j$. In the second sum the letter is $j$.

**Where does the $1/m$ come from?** The cost is the mean of the losses of $m$ samples. All samples share a weight, so $dW$ and
$db$ are means: the sums above, divided by $m$. A column of $dA_{\text{prev}}$ belongs to one sample and its own loss: no
$1/m$ there. In this course the $1/m$ of the mean enters the way back once, in $dW$ and $db$.

### Exercise: linear_backward

*4 points · 15 minutes · harder.*

{{hints linear_backward}}
"""


# %% nbgrader={"grade_id": "linear_backward", "solution": true}
def linear_backward(dZ, cache):
    """Go backward through Z = W A_prev + b.

    dZ: array of shape (n, m), the derivative of each sample's loss with respect to Z
    cache: the tuple (A_prev, W, b) that linear_forward kept

    Returns dA_prev, an array of the shape of A_prev: one column per sample, no 1/m
            dW, an array of the shape of W: the mean over the samples
            db, an array of the shape of b: the mean over the samples
    """
    ### BEGIN SOLUTION
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return dA_prev, dW, db
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_linear_backward", "points": 2}
check(linear_backward=linear_backward)

# %% nbgrader={"grade_id": "test_linear_backward_hidden", "points": 2}
# When your work is graded, linear_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(302)


def layer(n, n_prev, m):
    return rng.normal(size=(n, m)), (
        rng.normal(size=(n_prev, m)),
        rng.normal(size=(n, n_prev)),
        rng.normal(size=(n, 1)),
    )


dZ, cache = layer(2, 4, 3)
grade(
    linear_backward=linear_backward,
    inputs=[
        layer(3, 4, 6),
        layer(5, 2, 3),
        layer(1, 3, 4),
        layer(4, 5, 1),
        (dZ.astype(np.float32), tuple(array.astype(np.float32) for array in cache)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
## A network of any depth

All weights and biases go into one dict, `parameters`, under the names `"W1"`, `"b1"`, `"W2"`, `"b2"` and so on. Every
layer does the same two things and hands its $A$ to the next. In this lesson **the last layer ends with ReLU like the others.**
(Lesson 5 asks whether it should.)

Each half hands you a cache. Keep both as a pair, and all pairs in a list: `caches[0]` belongs to layer 1.

### Exercise: L_model_forward

*2 points · 10 minutes · harder.*

{{hints L_model_forward}}
"""


# %% nbgrader={"grade_id": "L_model_forward", "solution": true}
def L_model_forward(X, parameters):
    """Go forward through all layers: linear_forward, then relu, in each.

    X: array of shape (n_0, m), the input
    parameters: dict with "W1", "b1", ..., "WL", "bL", where L is the number of layers

    Returns AL, an array of shape (n_L, m): what the last layer puts out
            caches, a list with a pair (linear_cache, activation_cache) for each layer,
                    the first layer first
    """
    ### BEGIN SOLUTION
    A = X
    caches = []
    for layer in range(1, len(parameters) // 2 + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"])
        A, activation_cache = relu(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_L_model_forward", "points": 1}
check(L_model_forward=L_model_forward)

# %% nbgrader={"grade_id": "test_L_model_forward_hidden", "points": 1}
# When your work is graded, L_model_forward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(303)


def network(*layer_dims, dtype=float):
    parameters = {}
    for layer in range(1, len(layer_dims)):
        parameters[f"W{layer}"] = rng.normal(size=(layer_dims[layer], layer_dims[layer - 1])).astype(dtype)
        parameters[f"b{layer}"] = rng.normal(size=(layer_dims[layer], 1)).astype(dtype)
    return parameters


grade(
    L_model_forward=L_model_forward,
    inputs=[
        (rng.normal(size=(4, 6)), network(4, 5, 3)),
        (rng.normal(size=(3, 2)), network(3, 6, 5, 4)),
        (rng.normal(size=(2, 1)), network(2, 5)),
        (rng.normal(size=(5, 3)).astype(np.float32), network(5, 4, 6, dtype=np.float32)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Now back. The cost is the mean over samples of $\tfrac12 (A^{[L]} - Y)^2$, summed over the output units. The journey
starts with its derivative for each sample, without the $1/m$:

$$dA^{[L]} = A^{[L]} - Y$$

Then, from the last layer to the first: through ReLU, through the linear half, and on to the layer before it.

### Exercise: L_model_backward

*6 points · 15 minutes · hard.* This is the heart of the lesson.

{{hints L_model_backward}}
"""


# %% nbgrader={"grade_id": "L_model_backward", "solution": true}
def L_model_backward(AL, Y, caches):
    """Go backward through all layers, for the loss (AL - Y)^2 / 2.

    AL: array of shape (n_L, m), what the last layer put out; used for dAL = AL - Y only
    Y: array of the shape of AL, the targets
    caches: the list that L_model_forward returned

    Returns grads, a dict with "dW1", "db1", ..., "dWL", "dbL",
            each of the shape of its parameter
    """
    ### BEGIN SOLUTION
    grads = {}
    dA = AL - Y
    for layer in range(len(caches), 0, -1):
        linear_cache, activation_cache = caches[layer - 1]
        dZ = relu_backward(dA, activation_cache)
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, linear_cache)
    return grads
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_L_model_backward", "points": 3}
check(L_model_backward=L_model_backward)

# %% nbgrader={"grade_id": "test_L_model_backward_hidden", "points": 3}
# When your work is graded, L_model_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade, solutions

rng = np.random.default_rng(304)
forward = solutions("03_exploding_gradients")["L_model_forward"]


def after_forward(m, *layer_dims, dtype=float):
    parameters = {}
    for layer in range(1, len(layer_dims)):
        parameters[f"W{layer}"] = rng.normal(size=(layer_dims[layer], layer_dims[layer - 1])).astype(dtype)
        parameters[f"b{layer}"] = rng.normal(size=(layer_dims[layer], 1)).astype(dtype)
    AL, caches = forward(rng.normal(size=(layer_dims[0], m)).astype(dtype), parameters)
    return AL, rng.normal(size=AL.shape).astype(dtype), caches


grade(
    L_model_backward=L_model_backward,
    inputs=[
        after_forward(6, 4, 5, 3),
        after_forward(5, 3, 6, 7, 4),
        after_forward(7, 2, 6),
        after_forward(1, 5, 6, 4),
        after_forward(4, 5, 7, 6, dtype=np.float32),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Let the referee of lesson 1 judge your function, for the weights that are farthest from the loss:
"""

# %%
rng = np.random.default_rng(1)
X, Y = rng.normal(size=(3, 5)), rng.normal(size=(2, 5))
parameters = {
    "W1": rng.normal(size=(4, 3)),
    "b1": rng.normal(size=(4, 1)),
    "W2": rng.normal(size=(2, 4)),
    "b2": rng.normal(size=(2, 1)),
}


def cost_of(W1):
    AL, _ = L_model_forward(X, {**parameters, "W1": W1})
    return np.sum((AL - Y) ** 2) / (2 * X.shape[1])


AL, caches = L_model_forward(X, parameters)
gradient_check(cost_of, parameters["W1"], L_model_backward(AL, Y, caches)["dW1"])

# %% [markdown]
r"""
Here is your own network beside the closed form. Each marker is one run of your two functions. The dashed line is the popular
$k^{L-1}$.
"""


# %%
def your_gradient(k, L):
    """dw1 of the chain of L neurons, by L_model_forward and L_model_backward."""
    one, zero = np.array([[1.0]]), np.array([[0.0]])
    parameters = {}
    for layer in range(1, L + 1):
        parameters[f"W{layer}"], parameters[f"b{layer}"] = k * one, zero
    AL, caches = L_model_forward(one, parameters)
    return L_model_backward(AL, zero, caches)["dW1"].item()


depths = range(1, 21)
measured = {k: [your_gradient(k, L) for L in depths] for k in (5, 2, 1, 0.5)}
figures.gradient_by_depth(measured)

# %% [markdown]
r"""
## Clipping

A gradient says in which direction to go, and how far. When it explodes, the direction may still be fine. So keep it, and shorten
the step. All entries of all gradients together make one arrow. Its length is the **global norm** $\lVert g \rVert$.
**Clipping by norm** sets a limit $c$: if the norm is above it, all gradients are multiplied by one factor, so that it becomes
$c$.

$$\text{factor} = \min\Bigl(1,\; \frac{c}{\lVert g \rVert}\Bigr), \qquad
\lVert g \rVert = \sqrt{\textstyle\sum \text{of the squares of all entries of all arrays}}$$

### Exercise: clip_by_norm

*4 points · 10 minutes · harder.*

{{hints clip_by_norm}}
"""


# %% nbgrader={"grade_id": "clip_by_norm", "solution": true}
def clip_by_norm(grads, c):
    """Shorten all gradients by one common factor, where their global norm is above c.

    grads: dict of arrays, as L_model_backward returns it
    c: the limit, a positive number

    Returns a new dict with the same keys. Its global norm is at most c.
            Gradients that are short enough stay as they are.
    """
    ### BEGIN SOLUTION
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = c / norm if norm > c else 1
    return {name: factor * g for name, g in grads.items()}
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_clip_by_norm", "points": 2}
check(clip_by_norm=clip_by_norm)

# %% nbgrader={"grade_id": "test_clip_by_norm_hidden", "points": 2}
# When your work is graded, clip_by_norm meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(306)


def gradients(*layer_dims):
    grads = {}
    for layer in range(1, len(layer_dims)):
        grads[f"dW{layer}"] = rng.normal(size=(layer_dims[layer], layer_dims[layer - 1]))
        grads[f"db{layer}"] = rng.normal(size=(layer_dims[layer], 1))
    return grads


small, short = gradients(4, 3), gradients(3, 5)
norm = np.linalg.norm(np.concatenate([g.ravel() for g in short.values()]))
grade(
    clip_by_norm=clip_by_norm,
    inputs=[
        (gradients(5, 3, 4), 0.8),
        (gradients(2, 3, 4, 3), 4.1),
        (short, 1.4 * norm),
        (short, 1e3),
        ({name: g.astype(np.float32) for name, g in small.items()}, 1.3),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
The first step at rate 0.1 killed the three neurons. With the gradient clipped to $c = 1$, they learn:
"""

# %%
one, zero = np.array([[1.0]]), np.array([[0.0]])
parameters = {}
for layer in (1, 2, 3):
    parameters[f"W{layer}"], parameters[f"b{layer}"] = 5 * one, zero

for step in range(101):
    AL, caches = L_model_forward(one, parameters)
    grads = L_model_backward(AL, zero, caches)
    clipped = clip_by_norm({name: grads[name] for name in ("dW1", "dW2", "dW3")}, c=1)
    if step % 20 == 0:
        w1, loss = parameters["W1"].item(), AL.item() ** 2 / 2
        print(f"step {step:3}    w1 = {w1:.3f}    loss = {loss:9.4f}")
    for name in ("W1", "W2", "W3"):
        parameters[name] = parameters[name] - 0.1 * clipped["d" + name]

# %% [markdown]
r"""
The weights stay positive to the end: the network is alive, and its loss is small because it learned. (In PyTorch this
remedy is called `torch.nn.utils.clip_grad_norm_`.)

A simpler habit is **clipping by value**: each entry is cut to the range from $-c$ to $c$. That turns the arrow. With $c = 1$,
(3, 4) becomes (1, 1) by value. By norm it becomes (0.6, 0.8), which still points the same way.

So clipping mends the step. Does it mend the network? Take 10, 30 and 60 layers of 64 units, with weights from $N(0, 1)$:
"""

# %%
for depth in (10, 30, 60):
    rng = np.random.default_rng(5)
    parameters = {}
    for layer in range(1, depth + 1):
        parameters[f"W{layer}"] = rng.normal(size=(64, 64))
        parameters[f"b{layer}"] = np.zeros((64, 1))
    AL, caches = L_model_forward(np.ones((64, 1)), parameters)
    grads = L_model_backward(AL, np.zeros_like(AL), caches)
    before = np.linalg.norm(grads["dW1"])
    after = np.linalg.norm(clip_by_norm(grads, c=1)["dW1"])
    print(f"{depth} layers    largest output {np.max(AL):.1e}    norm of dW1: {before:.1e}, clipped {after:.2f}")

# %% [markdown]
r"""
Every step is tame now. But the output is as absurd as before: clipping never touches the forward pass. float32, the usual
number type in practice, ends at $3.4 \cdot 10^{38}$ and cannot hold the output of the deepest of these networks.

## What to remember

- The gradient of a weight has two factors: its input, which came forward, and $dz$, which came back.
- In a chain of $L$ neurons with the weights $k$, what grows on the way back is $da$. Every weight has the same gradient:
  $k^{2L-1}$, for $x = 1$ and $y = 0$.
- ReLU prevents neither exploding nor vanishing. The weights decide.
- Going back, adding copies, multiplying swaps, max routes and fan-out adds. $1/m$ enters once, in $dW$ and $db$.
- Clipping by the global norm keeps the direction and shortens the step. The forward pass explodes as before.

## Go further

### Hunt the bug

A loss that falls does not show that a gradient is right. Here are four versions of your `L_model_backward`. One is right, three
are not.
"""


# %% nbgrader={"grade_id": "four_versions", "locked": true}
def version_a(AL, Y, caches):
    grads = L_model_backward(AL, Y, caches)
    first = {"dW1": grads["dW1"] / Y.shape[1], "db1": grads["db1"] / Y.shape[1]}
    return {**grads, **first}


def version_b(AL, Y, caches):
    grads = L_model_backward(-AL, -Y, caches)
    return {name: -g for name, g in grads.items()}


def version_c(AL, Y, caches):
    grads = L_model_backward(AL, Y, caches)
    return {name: np.full(g.shape, np.mean(g)) if name.startswith("db") else g for name, g in grads.items()}


def version_d(AL, Y, caches):
    grads = L_model_backward(AL, Y, caches)
    return {name: np.clip(g, -0.1, 0.1) for name, g in grads.items()}


# %%
rng = np.random.default_rng(10)
X, Y = rng.normal(size=(3, 8)), rng.uniform(0, 2, size=(2, 8))
start = {}
for layer, (n, n_prev) in enumerate([(6, 3), (5, 6), (2, 5)], start=1):
    start[f"W{layer}"] = rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev)
    start[f"b{layer}"] = rng.uniform(0.1, 0.5, size=(n, 1))


def loss_with(name, value):
    """The cost of the network `start`, with another value for one of its parameters."""
    AL, _ = L_model_forward(X, {**start, name: value})
    return np.sum((AL - Y) ** 2) / (2 * X.shape[1])


for version in (version_a, version_b, version_c, version_d):
    parameters, losses = start, []
    for _ in range(101):
        AL, caches = L_model_forward(X, parameters)
        losses.append(np.sum((AL - Y) ** 2) / (2 * X.shape[1]))
        grads = version(AL, Y, caches)
        parameters = {name: value - 0.03 * grads["d" + name] for name, value in parameters.items()}
    print(version.__name__, "   cost:", "   ".join(f"{losses[step]:.3f}" for step in (0, 10, 30, 60, 100)))

AL, caches = L_model_forward(X, start)

# %% [markdown]
r"""
It falls with all four. Now ask the referee about each version and each parameter, in a cell of your own:

```python
for name in start:
    print(name)
    gradient_check(lambda value: loss_with(name, value), start[name], version_a(AL, Y, caches)["d" + name])
```

### Predict: the version that is right

*1 extra point · 5 minutes.* Which one is it: `"a"`, `"b"`, `"c"` or `"d"`?
"""

# %% nbgrader={"grade_id": "hunt_model_backward", "solution": true}
### BEGIN SOLUTION
hunt_model_backward = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hunt_model_backward", "extra_points": 1}
check(hunt_model_backward=hunt_model_backward)

# %% [markdown]
r"""
### Predict: where version c is wrong

*1 extra point · 3 minutes.* Which gradients of version c differ from what is measured, and why?

- **a)** all of them, by one factor: $1/m$ is taken twice
- **b)** `dW1` and `db1`: $1/m$ is taken once more on the way to the first layer
- **c)** only the `db`: all units of a layer get the same number
- **d)** only the largest entries: they are cut
"""

# %% nbgrader={"grade_id": "hunt_version_c", "solution": true}
### BEGIN SOLUTION
hunt_version_c = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hunt_version_c", "extra_points": 1}
check(hunt_version_c=hunt_version_c)

# %% [markdown]
r"""
Had you checked only `dW3`, versions a and c would have passed. A gradient check speaks of the parameters that you give it,
at the point where you stand.

### A hundred layers

A popular example goes: "Take 100 ReLU layers, draw every weight from $N(0, 1)$, and feed in $x = 1$. The output explodes."
Try it first with one neuron per layer, as it is usually written down.

### Predict: a hundred random layers

*1 extra point · 3 minutes.* 100 layers of **one** neuron, each weight drawn from $N(0, 1)$, $x = 1$. What comes out, nearly
always?

- **a)** a huge number
- **b)** a tiny number above 0
- **c)** exactly 0
"""

# %% nbgrader={"grade_id": "hundred_layers", "solution": true}
### BEGIN SOLUTION
hundred_layers = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hundred_layers", "extra_points": 1}
check(hundred_layers=hundred_layers)

# %% [markdown]
r"""
Draw 10,000 such networks at once:
"""

# %%
rng = np.random.default_rng(3)
a = np.ones(10_000)
for layer in range(1, 101):
    a = np.maximum(0, rng.normal(size=10_000) * a)
    if layer in (1, 2, 3, 5, 10, 20, 100):
        alive = np.mean(a > 0)
        print(f"after layer {layer:3}: {alive:6.2%} alive    2^-{layer} = {0.5**layer:.2g}")

# %% [markdown]
r"""
Half of all weights are negative, and the first negative one closes a gate for good. The chance to survive all 100 layers
is $2^{-100}$. The claim is false at width 1: the network dies.

What if a layer has $n$ units? Two things change.

- **Survival.** A layer kills the signal only if all its $n$ gates close at once. That has the probability $2^{-n}$, so
  the network lives through 100 layers with probability $(1 - 2^{-n})^{100}$.
- **Growth.** Each $z$ is a sum of $n$ terms, so its mean square is $n$ times that of $a$. ReLU then removes the negative
  half, and half of the mean square with it. So the root mean square (rms) of $a$ grows by $\sqrt{n/2}$ per layer.
  Lesson 4 looks at this more closely.
"""


# %%
def rms_by_layer(n, networks, rng):
    """The rms of A after each of 100 layers of n units; one column per network."""
    A = np.ones((networks, n, 1))
    rms = []
    for _ in range(100):
        A = np.maximum(0, rng.normal(size=(networks, n, n)) @ A)
        rms.append(np.sqrt(np.mean(A**2, axis=(1, 2))))
    return np.array(rms)


rng = np.random.default_rng(4)
networks = {4: 600, 5: 500, 8: 200, 10: 120, 64: 4}
runs = {n: rms_by_layer(n, count, rng) for n, count in networks.items()}

print("             alive             log10 of the rms of survivors")
print("  n   measured  (1-2^-n)^100      measured  100 log10 sqrt(n/2)")
for n, rms in runs.items():
    alive = rms[-1] > 0
    size = np.median(np.log10(rms[-1, alive])) if alive.any() else np.nan
    print(f"{n:3}{alive.mean():11.4f}{(1 - 0.5**n) ** 100:14.4f}{size:14.1f}{50 * np.log10(n / 2):21.1f}")

figures.hundred_layers(runs)

# %% [markdown]
r"""
So the truth depends on the width. Up to about five units, nearly every network dies. From about ten on, nearly every one lives
and explodes. (The survivors of narrow networks stay below the line: the mean square of all networks is carried by a few
lucky ones.)

### A product of matrices

How does $dA$ change from layer to layer when a layer has many units? Take one sample. A layer turns $n_{\text{prev}}$ numbers
into $n$, and its **Jacobian** is the table of all $n \cdot n_{\text{prev}}$ slopes. For a ReLU layer it is
$J = D\,W$, where $D$ keeps the rows of open gates and sets the others to 0. Going back means to multiply by its transpose,
layer after layer:

$$da_0 = J_1^T\, J_2^T \cdots J_L^T\, da_L$$

With one unit each $J$ is a number, $k$ or 0, and this is the chain that you know. Matrices can do more: they may stretch one
direction and shrink another, so the product may explode in one and vanish in the next.

A **recurrent network** reads a sequence with one layer that it uses again at every step, so the factors hold **one and the
same** $W$. With no gate in between, the product is a power of one matrix. In the long run one number decides: the size of the
largest eigenvalue of $W$, called its **spectral radius**. Here are 100 steps:
"""

# %%
rng = np.random.default_rng(7)
W = rng.normal(size=(50, 50))
W = W / np.max(np.abs(np.linalg.eigvals(W)))  # now the spectral radius is 1

for radius in (0.9, 1, 1.1):
    da = rng.normal(size=(50, 1))
    before = np.linalg.norm(da)
    for _ in range(100):
        da = radius * W.T @ da
    growth = np.linalg.norm(da) / before
    print(f"spectral radius {radius:3}    da after 100 steps: times {growth:8.2g}    radius^100 = {radius**100:.2g}")

# %% [markdown]
r"""
As in the chain, a tenth more or less decides. And as one matrix serves all steps, no other layer makes up for it. So clipping is
common with recurrent networks.

### Layer by layer

With three neurons, $dw$ was 3125 in every layer. Is that a freak of equal weights? Take random layers of different widths,
without biases. Their $dW$ have different shapes. To compare them, each needs one number: its norm, the length of the
arrow that its own entries make.

$$\lVert dW \rVert = \sqrt{\textstyle\sum_{ij} dW_{ij}^2}$$

### Exercise: grad_norms

*2 extra points · 5 minutes · easy.*

{{hints grad_norms}}
"""


# %% nbgrader={"grade_id": "grad_norms", "solution": true}
def grad_norms(grads):
    """Measure every array of gradients by its norm, the root of the sum of its squares.

    grads: dict of arrays, as L_model_backward returns it

    Returns a dict with the same keys and one number for each
    """
    ### BEGIN SOLUTION
    return {name: np.sqrt(np.sum(g**2)) for name, g in grads.items()}
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_grad_norms", "extra_points": 1}
check(grad_norms=grad_norms)

# %% nbgrader={"grade_id": "test_grad_norms_hidden", "extra_points": 1}
# When your work is graded, grad_norms meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(305)
grade(
    grad_norms=grad_norms,
    inputs=[
        ({"dW1": rng.normal(size=(5, 3)), "db1": rng.normal(size=(5, 1))},),
        (
            {
                "dW1": rng.normal(size=(2, 6)),
                "db1": rng.normal(size=(2, 1)),
                "dW2": rng.normal(size=(3, 2)),
                "db2": rng.normal(size=(3, 1)),
            },
        ),
        ({"dW1": rng.normal(size=(4, 2)).astype(np.float32), "db1": rng.normal(size=(4, 1)).astype(np.float32)},),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Besides the norm, measure something else: multiply each entry of $dW$ with its weight, and add up.
"""

# %%
rng = np.random.default_rng(2)
widths = [3, 7, 5, 4]
X, Y = rng.normal(size=(3, 6)), rng.normal(size=(4, 6))
parameters = {}
for layer in range(1, 4):
    parameters[f"W{layer}"] = rng.normal(size=(widths[layer], widths[layer - 1]))
    parameters[f"b{layer}"] = np.zeros((widths[layer], 1))

AL, caches = L_model_forward(X, parameters)
grads = L_model_backward(AL, Y, caches)
norms = grad_norms(grads)
for layer in range(1, 4):
    total = np.sum(parameters[f"W{layer}"] * grads[f"dW{layer}"])
    print(f"layer {layer}    norm of dW = {norms[f'dW{layer}']:7.2f}    sum of W * dW = {total:.10f}")

# %% [markdown]
r"""
The norms differ. The sums are the same number in every layer, and this holds for any ReLU network without biases. Why?
Make all weights of one layer 1 % larger. The cost then changes by about 1 % of the sum of $W \cdot dW$. ReLU passes on a
positive factor as it is, so the output becomes 1 % larger, **whichever layer it was**. The cost cannot tell which layer it
was. So no layer's weights, taken together, have more say than another's.

### Other remedies

Clipping treats the step. Four other remedies are often named along with it. Here is what each of them changes. You write
and measure the four in [lesson 6](../06_remedies/06_remedies.ipynb), which is optional. It needs lesson 4, where the
first weights get their right size.

| remedy | what it changes | measured |
|---|---|---|
| clipping | the length of a step; the forward pass explodes as before | above |
| batch norm | each unit gets a fixed size over the samples; before training the gradient grows by 1.43 per layer | lesson 6 |
| layer norm | each sample gets a fixed size over the units; in wide layers the gradient stays as it is | lesson 6 |
| residual blocks | the signal goes around each layer as well as through it; it grows, unless the branches are small | lesson 6 |
| L2, or weight decay | weights shrink a little with every step; the first step is as wild as without | lesson 6 |

## Where you stand

What is done, what is still open, and what comes next:
"""

# %%
progress()

# %% [markdown]
r"""
**Next:** [He initialisation](../04_he_initialization/04_he_initialization.ipynb). Where does the spread $\sqrt{2/n}$
come from, for which nothing has to be mended?
"""
