# %% [markdown]
r"""
# 5. Regression: MSE and the output layer

*What is `dAL`, and why was every second prediction 0?*

**About 90 minutes, another 45 minutes to go further · difficulty ●●● · you need lessons 1, 3 and 4**

So far the loss stood at the end of the network and was hardly looked at. Now it is the subject. What does it send
back, and what must the last layer be like, when a network has to predict numbers?

After this lesson you can

- say what `dAL` is, what it is not, and where the one factor 1/m belongs;
- train a whole network for regression with functions of your own;
- find out why such a network fails, one cause at a time;
- tell a descent that got stuck from a model that is too small or too large.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, explore, figures, gradient_check, hint, progress

x = np.arange(0, 20, 1)
y = 3 * x**2 + 3 * x

# %% [markdown]
r"""
## A mystery

Someone has finished a course on neural networks. Now they want to train one on numbers of their own. They make up
20 of them:

```python
X = np.arange(0, 20, 1)
Y = 3*X**2 + 3*X
```

The network has two layers with ReLU, also at the output: after all, no target is negative. It is trained without an
error message. Here is what it predicts for the data that it was trained on:
"""

# %%
figures.alternating_zeros()

# %% [markdown]
r"""
Many points fit exactly. The others are 0. And the two seem to alternate.

The story is true. It was told in a forum, and the helpers there guessed: too simple a model, too complex a model, a
bug in the loss, the wrong activation. The thread ends before an answer. In this lesson you build the network from
its parts, see the same picture come out, and put it right.

## How wrong is a prediction?

Columns are samples, as always. The last layer's output $AL$ and the targets $Y$ have the same shape, $(1, m)$, or
$(n, m)$ if there are $n$ outputs. Two things have similar names:

- the **loss** of one sample, $\;L_i = \tfrac{1}{2}\,(AL_i - Y_i)^2$, summed over the outputs if there are several;
- the **cost** of all samples, the average loss, $\;\displaystyle J = \frac{1}{m}\sum_i L_i = \frac{1}{2m} \sum_i (AL_i - Y_i)^2$.

Apart from the 1/2, this is the mean squared error, **MSE**. Three samples as an example:
"""

# %%
AL_small = np.array([[2.0, 5.0, 9.0]])
Y_small = np.array([[1.0, 8.0, 11.0]])

losses = 0.5 * (AL_small - Y_small) ** 2
print("losses:", losses)
print("cost:  ", losses.sum() / 3)

# %% [markdown]
r"""
### Exercise: mse_loss

*2 points · 5 minutes · easy.*

{{hints mse_loss}}
"""


# %% nbgrader={"grade_id": "mse_loss", "solution": true}
def mse_loss(AL, Y):
    """Compute the cost of all samples.

    AL: array of shape (n, m), the predictions, one column per sample
    Y: array of shape (n, m), the targets

    Returns J, one number: the sum of all (AL - Y)^2, divided by 2m.
    """
    ### BEGIN SOLUTION
    m = AL.shape[1]
    return np.sum((AL - Y) ** 2) / (2 * m)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_mse_loss", "points": 1}
check(mse_loss=mse_loss)

# %% nbgrader={"grade_id": "test_mse_loss_hidden", "points": 1}
# When your work is graded, mse_loss meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(501)
grade(
    mse_loss=mse_loss,
    inputs=[
        (rng.normal(size=(1, 8)), rng.normal(size=(1, 8))),
        (rng.normal(size=(3, 5)), rng.normal(size=(3, 5))),
        (rng.integers(-9, 10, size=(2, 3)), rng.integers(-9, 10, size=(2, 3))),
        (rng.normal(size=(4, 6)).astype(np.float32), rng.normal(size=(4, 6)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
### Predict: the cost of perfection

*1 point · 2 minutes.* Every prediction is perfect: `AL` holds the targets, in shape (1, 20). But `Y` was stored as a
column, in shape (20, 1). What does `np.sum((AL - Y) ** 2) / (2 * 20)` give?

- **a)** 0
- **b)** an error message
- **c)** a large number
"""

# %% nbgrader={"grade_id": "cost_of_perfection", "solution": true}
### BEGIN SOLUTION
cost_of_perfection = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_cost_of_perfection", "points": 1}
check(cost_of_perfection=cost_of_perfection)

# %%
perfect = y.reshape(1, 20)
column = y.reshape(20, 1)

print("shape of the difference:", (perfect - column).shape)
print("cost:", np.sum((perfect - column) ** 2) / (2 * 20))

# %% [markdown]
r"""
More than two and a half million, and no word of complaint. NumPy repeated the row and the column until they fitted. This is
called *broadcasting*. Look at shapes first, whenever a cost surprises you.

## What dAL is

The way back begins at the end: with $dAL$. Read the name as in the other lessons: **the derivative of the loss with
respect to $AL$**. It is not the derivative of the last activation. That comes one step later, when $dAL$ becomes $dZ$.

### Predict: the shape of dAL

*1 point · 2 minutes.* There are $m$ samples and one output. Which shape does $dAL$ have?

- **a)** one number: the sum over the samples
- **b)** one number: the average over the samples
- **c)** (1, m)
- **d)** (m, m)
"""

# %% nbgrader={"grade_id": "shape_of_dAL", "solution": true}
### BEGIN SOLUTION
shape_of_dAL = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_shape_of_dAL", "points": 1}
check(shape_of_dAL=shape_of_dAL)

# %% [markdown]
r"""
Measure it. Move one prediction by a little, and look at all three losses:
"""

# %%
h = 0.001
for i in range(3):
    moved = AL_small.copy()
    moved[0, i] += h
    change = 0.5 * (moved - Y_small) ** 2 - losses
    print(f"AL[0, {i}] moves:   the losses change at the rates", np.round(change / h, 2) + 0.0)

# %% [markdown]
r"""
Each prediction changes its own loss and no other. So each sample has its own derivative, and there is nothing to sum.

Where do the sum and the $1/m$ go, then? They belong to the cost. In this course they enter **once**, later, in
$dW$ and $db$. That is where the samples come together, because they all share the weights.

### Exercise: dAL

*4 points · 10 minutes · easy.* This is the heart of the lesson, and it is short.

{{hints dAL}}
"""


# %% nbgrader={"grade_id": "dAL", "solution": true}
def dAL(AL, Y):
    """Compute the derivative of each sample's loss 1/2 (AL - Y)^2 with respect to its prediction.

    AL: array of shape (n, m), the predictions
    Y: array of shape (n, m), the targets

    Returns an array of the shape of AL. No activation, no sum and no 1/m is part of it.
    """
    ### BEGIN SOLUTION
    return AL - Y
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dAL", "points": 2}
check(dAL=dAL)

# %% nbgrader={"grade_id": "test_dAL_hidden", "points": 2}
# When your work is graded, dAL meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(502)
grade(
    dAL=dAL,
    inputs=[
        (rng.normal(size=(1, 8)), rng.normal(size=(1, 8))),
        (rng.normal(size=(3, 5)), rng.normal(size=(3, 5))),
        (rng.integers(2, 9, size=(2, 3)), rng.integers(-9, -1, size=(2, 3))),
        (rng.normal(size=(4, 6)).astype(np.float32), rng.normal(size=(4, 6)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Here your function gives the slopes of five lines, drawn at five points of the loss curve. If it is right, they touch the
curve.
"""

# %%
figures.your_tangents(dAL)

# %% [markdown]
r"""
And the derivative of the cost? You may read that it is the *sum* $\frac{1}{m}\sum_i (AL_i - Y_i)$, one number. It is not.
$J$ depends on $m$ predictions, so it has $m$ derivatives, one for each:

$$\frac{\partial J}{\partial AL_i} = \frac{AL_i - Y_i}{m}$$

Your referee from lesson 1 agrees:
"""

# %%
gradient_check(lambda AL: mse_loss(AL, Y_small), AL_small, dAL(AL_small, Y_small) / 3)

# %% [markdown]
r"""
Libraries such as PyTorch start from $J$: their $1/m$ is already in what they send back, and their layers only add up the
samples. That is as good as our way. What counts is that $1/m$ enters once.

## The way back through a layer

Most of these functions you wrote in lessons 1 and 3. Two details matter now. `linear_backward` holds the one $1/m$. And a new
activation called `"linear"` is none at all: $A = Z$.
"""


# %% nbgrader={"grade_id": "from_earlier_lessons", "locked": true}
def relu(Z):
    return np.maximum(0, Z), Z


def relu_backward(dA, cache):
    return dA * (cache > 0)


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W, b)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z) if activation == "relu" else (Z, Z)
    return A, (linear_cache, activation_cache)


# %% [markdown]
r"""
Each function on the way back takes one factor of the chain rule:

| who | from | to | what it knows |
|---|---|---|---|
| `dAL` | the loss | $dAL$ | the targets |
| the activation | $dA$ | $dZ$ | its slope at $Z$ |
| `linear_backward` | $dZ$ | $dW$, $db$, and $dA$ of the layer before | the weights and the inputs; $1/m$ |

The last two together are one layer. An output layer may have ReLU or nothing there, so the function is told which.

### Exercise: linear_activation_backward

*4 points · 8 minutes · easy.*

{{hints linear_activation_backward}}
"""


# %% nbgrader={"grade_id": "linear_activation_backward", "solution": true}
def linear_activation_backward(dA, cache, activation):
    """Go backward through one layer: its activation, then its linear part.

    dA: array of shape (n, m), the derivative of the loss with respect to the layer's output
    cache: the pair (linear_cache, activation_cache) that linear_activation_forward kept;
           linear_cache is (A_prev, W, b), activation_cache is Z
    activation: "relu", or "linear" for A = Z

    Returns dA_prev of shape (n_prev, m), dW of shape (n, n_prev), db of shape (n, 1)
    """
    ### BEGIN SOLUTION
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache) if activation == "relu" else dA
    return linear_backward(dZ, linear_cache)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_linear_activation_backward", "points": 2}
check(linear_activation_backward=linear_activation_backward)

# %% nbgrader={"grade_id": "test_linear_activation_backward_hidden", "points": 2}
# When your work is graded, linear_activation_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(503)
inputs = []
for n, n_prev, m, activation in ((4, 2, 6, "relu"), (3, 5, 2, "linear"), (1, 3, 7, "relu"), (5, 1, 4, "linear")):
    A_prev, W, b = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))
    inputs.append((rng.normal(size=(n, m)), ((A_prev, W, b), W @ A_prev + b), activation))
grade(linear_activation_backward=linear_activation_backward, inputs=inputs)
### END HIDDEN TESTS

# %% [markdown]
r"""
With it, a network of any depth goes forward and backward. All layers have ReLU but the last: its activation is the
argument `output`.
"""


# %% nbgrader={"grade_id": "the_network", "locked": true}
def normal_init(layer_dims, rng, gain):
    """W normal with variance gain / n_prev, b zero. A gain of 2 is He's."""
    parameters = {}
    for layer in range(1, len(layer_dims)):
        n, n_prev = layer_dims[layer], layer_dims[layer - 1]
        parameters[f"W{layer}"] = rng.normal(size=(n, n_prev)) * np.sqrt(gain / n_prev)
        parameters[f"b{layer}"] = np.zeros((n, 1))
    return parameters


def he_init(layer_dims, rng):
    return normal_init(layer_dims, rng, gain=2)


def model_forward(X, parameters, output):
    """Returns the predictions AL, and the caches of all layers."""
    A, caches, L = X, [], len(parameters) // 2
    for layer in range(1, L + 1):
        activation = output if layer == L else "relu"
        A, cache = linear_activation_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)
        caches.append(cache)
    return A, caches


def model_backward(dA, caches, output):
    """Takes dAL, returns the gradients of all layers: dW1, db1, dW2, ..."""
    grads, L = {}, len(caches)
    for layer in range(L, 0, -1):
        activation = output if layer == L else "relu"
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_activation_backward(dA, caches[layer - 1], activation)
    return grads


# %% [markdown]
r"""
Is the whole of it right? Here the chain goes from $J$ through the output layer and a hidden one down to $W^{[1]}$. The
referee does not care how long it is:
"""

# %%
rng = np.random.default_rng(5)
parameters = he_init([2, 4, 3], rng)
X_few, Y_few = rng.normal(size=(2, 6)), rng.normal(size=(3, 6))

AL, caches = model_forward(X_few, parameters, "linear")
grads = model_backward(dAL(AL, Y_few), caches, "linear")


def cost_of(W1):
    AL, _ = model_forward(X_few, parameters | {"W1": W1}, "linear")
    return mse_loss(AL, Y_few)


gradient_check(cost_of, parameters["W1"], grads["dW1"])

# %% [markdown]
r"""
## One step, and many

The gradient is not the new weight. It says how to change the old one. In each layer, with the learning rate $\alpha$:

$$W \leftarrow W - \alpha\, dW \qquad b \leftarrow b - \alpha\, db$$

### Exercise: update_parameters

*2 points · 5 minutes · easy.*

{{hints update_parameters}}
"""


# %% nbgrader={"grade_id": "update_parameters", "solution": true}
def update_parameters(parameters, grads, learning_rate):
    """Take one step of gradient descent.

    parameters: dict with the arrays W1, b1, W2, b2, ...
    grads: dict with their gradients dW1, db1, dW2, db2, ...
    learning_rate: a positive number

    Returns a new dict with the names of parameters. The dict and the arrays that came in are not changed.
    """
    ### BEGIN SOLUTION
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in parameters.items()}
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_update_parameters", "points": 1}
check(update_parameters=update_parameters)

# %% nbgrader={"grade_id": "test_update_parameters_hidden", "points": 1}
# When your work is graded, update_parameters meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(504)
inputs = []
for layer_dims, rate in (((5, 2), 0.4), ((2, 3, 4), 0.08), ((3, 1, 2, 5), 2.5)):
    old = {k: rng.normal(size=v.shape) for k, v in he_init(layer_dims, rng).items()}
    inputs.append((old, {f"d{k}": rng.normal(size=v.shape) for k, v in old.items()}, rate))
grade(update_parameters=update_parameters, inputs=inputs)
### END HIDDEN TESTS

# %% [markdown]
r"""
Training is the same four things, over and over: forward, note the cost, backward, update.

### Exercise: train

*4 points · 15 minutes · harder.* Use `model_forward`, `mse_loss`, `dAL`, `model_backward` and `update_parameters`.

{{hints train}}
"""


# %% nbgrader={"grade_id": "train", "solution": true}
def train(X, Y, parameters, output, learning_rate, steps):
    """Train a network by gradient descent, with all samples in each step.

    X: array of shape (n_x, m), the inputs
    Y: array of shape (n_y, m), the targets
    parameters: dict with W1, b1, ..., where training starts; it is not changed
    output: the activation of the last layer, "relu" or "linear"
    learning_rate: a positive number
    steps: how many steps to take

    Returns the trained parameters, a dict
            the costs, a list of `steps` numbers: the cost before each step
    """
    ### BEGIN SOLUTION
    costs = []
    for _ in range(steps):
        AL, caches = model_forward(X, parameters, output)
        costs.append(mse_loss(AL, Y))
        grads = model_backward(dAL(AL, Y), caches, output)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_train", "points": 2}
check(train=train)

# %% nbgrader={"grade_id": "test_train_hidden", "points": 2}
# When your work is graded, train meets further networks here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(505)
inputs = []
for layer_dims, m, output, rate, steps in (
    ((2, 5, 1), 6, "linear", 0.05, 6),
    ((1, 4, 2), 7, "relu", 0.04, 5),
    ((3, 4, 3, 2), 4, "linear", 0.02, 3),
):
    start = {k: v + 0.1 for k, v in he_init(layer_dims, rng).items()}
    X_hidden, Y_hidden = rng.normal(size=(layer_dims[0], m)), 1 + rng.normal(size=(layer_dims[-1], m))
    inputs.append((X_hidden, Y_hidden, start, output, rate, steps))
grade(train=train, inputs=inputs)
### END HIDDEN TESTS

# %% [markdown]
r"""
## The mystery, reproduced

Now to the 20 points. `np.arange(0, 20, 1)` has the shape (20,). A network wants two dimensions, and most people would write
`X.reshape(20, 1)`: a table with one sample per *row*. Many libraries want it like that. This network does not.

### Predict: output units

*1 point · 2 minutes.* `X` and `Y` both have the shape (20, 1). How many units does the output layer need to fit that?
"""

# %% nbgrader={"grade_id": "output_units", "solution": true}
### BEGIN SOLUTION
output_units = 20
### END SOLUTION

# %% nbgrader={"grade_id": "test_output_units", "points": 1}
check(output_units=output_units)

# %% [markdown]
r"""
Nothing warns you. Most programs read the sizes from the data: `layer_dims = [X.shape[0], 10, Y.shape[0]]`. Here that makes
20, 10, 20. Run it, with ReLU at the output:
"""

# %%
X_rows, Y_rows = x.reshape(20, 1), y.reshape(20, 1)
parameters = normal_init([20, 10, 20], np.random.default_rng(8), gain=1)
at_start, _ = model_forward(X_rows, parameters, "relu")

trained, costs = train(X_rows, Y_rows, parameters, "relu", learning_rate=1e-6, steps=500)
AL_rows, _ = model_forward(X_rows, trained, "relu")

print("outputs that are 0 at the start:", np.flatnonzero(at_start == 0))
print("outputs that are 0 at the end:  ", np.flatnonzero(AL_rows == 0))
figures.fits(x, y, {"samples in rows, ReLU at the output": AL_rows})

# %% [markdown]
r"""
There it is. Now it can be explained.

- There is **one** sample, with 20 inputs and 20 outputs. Each point of the picture is an output unit of its own.
- At the start about half of these units have $z \le 0$: their random weights say so. ReLU gives 0 there, and its gate is
  closed. While it is closed, the unit's own weights get no gradient.
- The other half have their gates open, and each has one number to hit. Nothing is easier: they fit exactly.
- Which unit is which was decided by chance. So zeros and hits are mixed, like heads and tails.

Was this one lucky seed? With 20 different seeds each network has at least 5 switches between zero and not zero, and the median
is 9. A fair coin that is tossed 19 times switches 9 times on average. Of the 380 targets that are not 0, 179 end at 0.

A closed gate may open again, because the hidden layer moves for the others. Of the 202 that start closed, 33 do.

**How sure is this?** The one who asked never showed the code, so the cause is inferred. It brings out everything that was
seen: zeros, exact hits, and a mixed order. With the samples in columns the zeros do not alternate, as you will see.

Two of the guesses can be ruled out. A model that is too complex fits its training data well, and fails on new data. That is
called **high variance**. One that is too simple misses its training data, too: **high bias**. It does not hit so many targets
exactly. Here the descent got stuck: this is a failure of **optimisation**.

## First repair: the orientation

One input, one output, 20 samples: both arrays get the shape (1, 20).

To compare fits we need a number without a unit. $R^2$ is 1 for a perfect fit, 0 for a network that always says the mean, and
negative for a worse one:

$$R^2 = 1 - \frac{\text{mean of } (AL - Y)^2}{\text{variance of } Y}$$
"""

# %% nbgrader={"grade_id": "right_orientation", "locked": true}
X, Y = x.reshape(1, 20), y.reshape(1, 20)


def r_squared(predictions):
    return 1 - np.mean((predictions - Y) ** 2) / np.var(Y)


# %% [markdown]
r"""
ReLU is still at the output. What is such a network before its first step? All biases are 0, and no $x$ is negative. Double
$x$, and every $z$ doubles. So the network is $f(x) = \text{ReLU}(c\,x)$ with some number $c$.

### Predict: the share of dead starts

*1 point · 3 minutes.* What share of all random starts gives 0 for **every** $x$, with all gates of the output closed?
Answer with a number from 0 to 1.
"""

# %% nbgrader={"grade_id": "share_of_dead_starts", "solution": true}
### BEGIN SOLUTION
share_of_dead_starts = 0.5
### END SOLUTION

# %% nbgrader={"grade_id": "test_share_of_dead_starts", "points": 1}
check(share_of_dead_starts=share_of_dead_starts)

# %%
slopes = []
for seed in range(20):
    AL, _ = model_forward(X, normal_init([1, 20, 1], np.random.default_rng(seed), gain=1), "linear")
    slopes.append(AL[0, 1])

print("c of 20 starts:", np.round(slopes, 2), sep="\n")
print("dead, because c is negative:", np.sum(np.array(slopes) < 0), "of 20")

# %% [markdown]
r"""
The alternation is gone. All points share one output unit, so a network is lost as a whole or not at all. About half of them are
lost before they begin. Trained for 2000 steps, the 9 others reach a median $R^2$ of 0.972.

### Predict: the cure

*1 point · 3 minutes.* A network is dead at the start. Which one change lets it learn?

- **a)** more steps
- **b)** another learning rate
- **c)** He initialisation
- **d)** no activation at the output
"""

# %% nbgrader={"grade_id": "first_cure", "solution": true}
### BEGIN SOLUTION
first_cure = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_first_cure", "points": 1}
check(first_cure=first_cure)

# %% [markdown]
r"""
## Second repair: a linear output

Take seed 0, which starts dead, and try three of the four:
"""


# %%
def try_out(start, output, learning_rate):
    trained, _ = train(X, Y, start, output, learning_rate, steps=1000)
    return model_forward(X, trained, output)[0]


plain = normal_init([1, 20, 1], np.random.default_rng(0), gain=1)
he = he_init([1, 20, 1], np.random.default_rng(0))

print(f"ReLU output:               R² = {r_squared(try_out(plain, 'relu', 1e-4)):6.3f}")
print(f"ReLU, smaller rate:        R² = {r_squared(try_out(plain, 'relu', 1e-5)):6.3f}")
print(f"ReLU, He initialisation:   R² = {r_squared(try_out(he, 'relu', 1e-4)):6.3f}")
print(f"linear output:             R² = {r_squared(try_out(plain, 'linear', 1e-4)):6.3f}")

# %% [markdown]
r"""
The first three are not just bad. They are equally bad, to the last digit, because nothing moved. Without a gate the
gradient gets in, and $R^2$ jumps.

"No target is negative" was the reason for ReLU. But that is true of these 20 targets, not of every $z$ on the way to them. Nor is
it true of the curve: $3x^2 + 3x = 3x(x + 1)$ is negative between $x = -1$ and $x = 0$, and lowest at $-\tfrac12$, where it
is $-\tfrac34$. With a linear output a negative prediction is allowed, and the squared error punishes it. ReLU hides it.

## Third repair: standardise

The fit is not good yet. Two things stand in the way.

- No $x$ is negative, and all biases start at 0. So a hidden unit with a negative weight is closed for every sample. About half of
  the hidden layer is dead from the start.
- The inputs go up to 19 and the targets up to 1140. That makes the gradients large, and only a small rate works.

**Standardise** both: give them a mean of 0 and a standard deviation of 1, train, and translate the predictions back. Then $x$
has both signs, and every hidden unit is open on one side.
"""

# %% nbgrader={"grade_id": "standardised", "locked": true}
X_std = (X - X.mean()) / X.std()
Y_std = (Y - Y.mean()) / Y.std()


def in_units_of_y(AL):
    return AL * Y.std() + Y.mean()


# %% [markdown]
r"""
The order of repairs counts. Suppose someone standardises, but keeps ReLU at the output.

### Predict: unreachable targets

*1 point · 3 minutes.* The mean of $Y$ is 399. How many of the 20 standardised targets can a network with a ReLU output
never reach?
"""

# %% nbgrader={"grade_id": "unreachable_targets", "solution": true}
### BEGIN SOLUTION
unreachable_targets = 12
### END SOLUTION

# %% nbgrader={"grade_id": "test_unreachable_targets", "points": 1}
check(unreachable_targets=unreachable_targets)

# %%
start = he_init([1, 20, 1], np.random.default_rng(8))
fits = {}
for output in ("relu", "linear"):
    trained, costs = train(X_std, Y_std, start, output, learning_rate=0.1, steps=1000)
    AL, _ = model_forward(X_std, trained, output)
    fits[f"standardised, {output} output"] = in_units_of_y(AL)
    print(f"{output:6} output:   R² = {r_squared(in_units_of_y(AL)):.3f}")

figures.fits(x, y, fits)

# %% [markdown]
r"""
With ReLU the prediction cannot fall below the mean. With a linear output it follows the curve.

The start was He's here. That is the **fourth repair**, and the smallest one. It comes last because it cannot do the work of
the others. (Lesson 4 would draw a linear last layer with variance $1/n$. Here that moves the median $R^2$ by less than 0.001.)

Here is all of it side by side, each row for samples in columns, 20 seeds, 2000 steps and layers of 1, 20 and 1 units.
*Plain* is a start with variance $1/n$. ReLU's *floor* is 0, or the mean where $Y$ is standardised.

| output | standardised | start | rate | median R² | R² above 0.99 | all predictions on ReLU's floor |
|---|---|---|---|---|---|---|
| ReLU | neither | plain | 0.0001 | -1.25 | 0 | 11 |
| ReLU | neither | He | 0.0001 | -1.25 | 0 | 11 |
| linear | neither | plain | 0.0001 | 0.966 | 0 | 0 |
| ReLU | X | plain | 0.0001 | 0.997 | 12 | 8 |
| ReLU | X and Y | He | 0.1 | 0.000 | 0 | 12 |
| linear | X and Y | plain | 0.1 | 0.997 | 20 | 0 |
| linear | X and Y | He | 0.1 | 0.998 | 20 | 0 |

A good median can hide the dead. In the fourth row it is 0.997, and 8 networks of 20 have learned nothing.

## Explore

All decisions are in your hands now. The random start is always that of seed 8.

1. Begin with the mystery and change **only** the output to linear. $R^2$ is 1. Why is that no reason to be glad?
2. Put the samples in columns, with a linear output. Which is the largest learning rate that still fits, with nothing
   standardised? And with both?
"""

# %%
explore.regression()

# %% [markdown]
r"""
**1.** Each point still has an output unit of its own. The network has memorised 20 numbers, one for each place in a list. It
has no idea of $x$: you cannot even ask it for $x = 20$. A linear output alone would have hidden the real mistake. That is why
orientation comes first.

**2.** With nothing standardised, 0.0001. At 0.001 the first steps are so wide that the hidden units die, and the network gives
one number for every $x$. With both standardised, even 0.1 works.

## A mistake that training hides

Back to $dAL$ for one last question. Many people write $(AL - Y)/m$, because $J$ has a $1/m$. `linear_backward` then
divides by $m$ once more, and $1/m^2$ results.

### Predict: what training shows

*1 point · 2 minutes.* With this mistake, training on the 20 standardised points

- **a)** fails: the cost does not fall
- **b)** runs away: the cost grows
- **c)** looks almost the same as without the mistake
"""

# %% nbgrader={"grade_id": "what_training_shows", "solution": true}
### BEGIN SOLUTION
what_training_shows = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_what_training_shows", "points": 1}
check(what_training_shows=what_training_shows)

# %% [markdown]
r"""
Each gradient is 20 times too small. For the parameters that is the same as a rate of 0.1/20. So over 20 seeds and 2000 steps the
median $R^2$ is 0.9961, where it should be 0.9976. Nobody would suspect a bug. But ask the referee for one single weight:
"""

# %%
parameters = he_init([1, 20, 1], np.random.default_rng(8))
AL, caches = model_forward(X_std, parameters, "linear")
right = model_backward(dAL(AL, Y_std), caches, "linear")["dW2"][0]
twice_divided = model_backward(dAL(AL, Y_std) / 20, caches, "linear")["dW2"][0]

costs = []
for h in (1e-5, -1e-5):
    moved = parameters | {"W2": parameters["W2"] + h * np.eye(1, 20, 3)}  # moves W2[0, 3] only
    costs.append(mse_loss(model_forward(X_std, moved, "linear")[0], Y_std))

print(f"measured:              {(costs[0] - costs[1]) / 2e-5:.6f}")
print(f"from your dAL:         {right[3]:.6f}")
print(f"with 1/m in dAL, too:  {twice_divided[3]:.6f}")

# %% [markdown]
r"""
A falling cost does not show that a gradient is right. A derivation on paper does. A gradient check does it without one, at
the point where it looks.

## What to remember

- $dAL$ is the derivative of the **loss** with respect to the prediction. For the squared error it is $AL - Y$, in the shape of
  $AL$: no activation, no sum, no $1/m$.
- $1/m$ enters once, in $dW$ and $db$. A second one hides behind the learning rate. A gradient check finds it.
- Look at shapes first. A column in place of a row raises no error. It turns 20 samples into 20 outputs, or a cost of 0 into two million.
- An output that may be any number gets no activation. A ReLU there can be dead from the start.
- Standardise inputs and targets, but first make the output linear.
- Change one thing at a time, and predict before you run.
"""

# %% [markdown]
r"""
## Go further

The core of the lesson ends here. What follows gives extra points.

### Hunt the bug

Training hides mistakes. Here are four versions of your `dAL`. One is right, three are not.
"""


# %% nbgrader={"grade_id": "four_versions", "locked": true}
def version_a(AL, Y):
    return 2 * dAL(AL, Y)


def version_b(AL, Y):
    return np.sign(dAL(AL, Y))


def version_c(AL, Y):
    return -dAL(Y, AL)


def version_d(AL, Y):
    right = dAL(AL, Y)
    return np.where(right < 0, right / 2, right)


# %%
start = he_init([1, 20, 1], np.random.default_rng(8))
start["b2"] = np.array([[0.3]])


def cost_with(name, value):
    """The cost of the network `start` on the standardised points, with another value for one of its parameters."""
    AL, _ = model_forward(X_std, {**start, name: value}, "linear")
    return mse_loss(AL, Y_std)


for version in (version_a, version_b, version_c, version_d):
    parameters, costs = start, []
    for _ in range(101):
        AL, caches = model_forward(X_std, parameters, "linear")
        costs.append(mse_loss(AL, Y_std))
        grads = model_backward(version(AL, Y_std), caches, "linear")
        parameters = update_parameters(parameters, grads, 0.02)
    print(version.__name__, "   cost:", "   ".join(f"{costs[step]:.4f}" for step in (0, 10, 20, 40, 100)))

AL, caches = model_forward(X_std, start, "linear")

# %% [markdown]
r"""
The cost falls with all four. Ask the referee about each version and each parameter, in a cell of your own:

```python
grads = model_backward(version_a(AL, Y_std), caches, "linear")
for name in start:
    print(name)
    gradient_check(lambda value: cost_with(name, value), start[name], grads["d" + name])
```

### Predict: the version that is right

*1 extra point · 5 minutes.* Which one is it: `"a"`, `"b"`, `"c"` or `"d"`?
"""

# %% nbgrader={"grade_id": "hunt_dAL", "solution": true}
### BEGIN SOLUTION
hunt_dAL = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hunt_dAL", "extra_points": 1}
check(hunt_dAL=hunt_dAL)

# %% [markdown]
r"""
### Predict: where version d is wrong

*1 extra point · 3 minutes.* The gradients of all parameters are wrong with version d. So look at $dAL$ itself, sample by sample:

```python
gradient_check(lambda AL: mse_loss(AL, Y_std), AL, version_d(AL, Y_std) / 20)
```

Where do the two differ, and why?

- **a)** in all samples, by one factor: $1/m$ is taken twice
- **b)** where the prediction is above its target: there the slope is too large
- **c)** where the prediction is below its target: there the slope is too small
- **d)** where the prediction is far from its target: there the slope is cut
"""

# %% nbgrader={"grade_id": "hunt_version_d", "solution": true}
### BEGIN SOLUTION
hunt_version_d = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hunt_version_d", "extra_points": 1}
check(hunt_version_d=hunt_version_d)

# %% [markdown]
r"""
Version a is twice the learning rate. Versions b and d go down hills of their own: b counts the *absolute* errors, and d charges
half for a prediction that is too low. Both hills have their lowest point where the squared error has it here, at a perfect
fit. So the cost falls as well.

### The loss of a classifier

For a yes-or-no question the target is 0 or 1, the prediction a probability, and the loss is **cross-entropy**:

$$L = -Y \log AL - (1 - Y) \log(1 - AL)$$

Its $dAL$ is another one, but the question is the same: what is the derivative of the loss with respect to $AL$? The forum
thread began with this line, and it does not run:

```python
dAL = - (np.divide(Y, AL) - np.divide(1 - Y), (1 - AL))
```

### Exercise: dAL_cross_entropy

*2 extra points · 8 minutes · harder.* Find the bug, and check the formula by differentiating the loss.

{{hints dAL_cross_entropy}}
"""


# %% nbgrader={"grade_id": "dAL_cross_entropy", "solution": true}
def dAL_cross_entropy(AL, Y):
    """Compute the derivative of each sample's loss -Y log(AL) - (1 - Y) log(1 - AL) with respect to its prediction.

    AL: array of shape (n, m), the predictions, each between 0 and 1
    Y: array of shape (n, m), the targets, from 0 to 1

    Returns an array of the shape of AL
    """
    ### BEGIN SOLUTION
    return -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dAL_cross_entropy", "extra_points": 1}
check(dAL_cross_entropy=dAL_cross_entropy)

# %% nbgrader={"grade_id": "test_dAL_cross_entropy_hidden", "extra_points": 1}
# When your work is graded, dAL_cross_entropy meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(506)
grade(
    dAL_cross_entropy=dAL_cross_entropy,
    inputs=[
        (rng.uniform(0.1, 0.9, size=(1, 8)), rng.uniform(0.1, 0.9, size=(1, 8))),
        (rng.uniform(0.1, 0.9, size=(3, 5)), rng.integers(0, 2, size=(3, 5))),
        (np.array([[0.02, 0.98], [0.97, 0.04]]), rng.uniform(0, 1, size=(2, 2))),
        (rng.uniform(0.1, 0.9, size=(2, 6)).astype(np.float32), rng.uniform(0.1, 0.9, size=(2, 6)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
The last layer of such a classifier is a sigmoid, whose slope is $AL\,(1 - AL)$. Multiply, and see what is left for $dZ$:
"""

# %%
AL_yes, Y_yes = np.array([[0.2, 0.7, 0.9]]), np.array([[0, 1, 0]])
print("dZ:    ", np.round(dAL_cross_entropy(AL_yes, Y_yes) * AL_yes * (1 - AL_yes), 3))
print("AL - Y:", np.round(AL_yes - Y_yes, 3))

# %% [markdown]
r"""
The fractions cancel. Cross-entropy after a sigmoid sends back the same $AL - Y$ as the squared error after a linear output. Each
loss fits its output layer.

### A softer gate

The thread also suggests **swish** for the output, $a = z\,\sigma(z)$ with the sigmoid $\sigma$ of lesson 2. For large $z$ it is close
to $z$, for very negative $z$ close to 0.

### Exercise: swish_backward

*2 extra points · 10 minutes · harder.*

{{hints swish_backward}}
"""


# %% nbgrader={"grade_id": "swish_backward", "solution": true}
def swish_backward(dA, cache):
    """Go backward through swish, A = Z * sigmoid(Z).

    dA: array of shape (n, m), the derivative of the loss with respect to A
    cache: Z, an array of shape (n, m)

    Returns dZ, an array of the shape of Z. Neither dA nor the cache is changed.
    """
    ### BEGIN SOLUTION
    Z = cache
    s = 1 / (1 + np.exp(-Z))
    return dA * (s + Z * s * (1 - s))
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_swish_backward", "extra_points": 1}
check(swish_backward=swish_backward)

# %% nbgrader={"grade_id": "test_swish_backward_hidden", "extra_points": 1}
# When your work is graded, swish_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(507)
grade(
    swish_backward=swish_backward,
    inputs=[
        (rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
        (rng.normal(size=(1, 8)), 3 * rng.normal(size=(1, 8))),
        (rng.normal(size=(2, 7)).astype(np.float32), rng.normal(size=(2, 7)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Two rows more for the table. Leaky ReLU is from lesson 4.

| output | standardised | start | rate | median R² | R² above 0.99 | all predictions on ReLU's floor |
|---|---|---|---|---|---|---|
| leaky ReLU | neither | plain | 0.0001 | 0.973 | 0 | 0 |
| swish | neither | plain | 0.0001 | -0.144 | 0 | 0 |

Swish helps little. Your function shows why. A dead start has $z = c\,x$ with a negative $c$, and this is the slope there:
"""

# %%
for z in (-1.0, -5.0, -20.0, -50.0):
    slope = swish_backward(np.ones((1, 1)), np.array([[z]]))[0, 0]
    print(f"z = {z:5.0f}    slope = {slope: .1e}")

# %% [markdown]
r"""
On paper the slope is 0 at one point only, $z = -1.28$. But far below, where raw inputs lead, the gate might as well be closed.
And the slope is *negative* there: a step that should raise the output pushes $z$ further down, where the output rises towards
0 and stays.

### Do you need a network?

The targets are a polynomial. Its coefficients enter linearly, so no descent is needed: least squares finds the best ones in one go.

### Exercise: polynomial_fit

*2 extra points · 8 minutes · easy.*

{{hints polynomial_fit}}
"""


# %% nbgrader={"grade_id": "polynomial_fit", "solution": true}
def polynomial_fit(x, y, degree):
    """Fit a polynomial by least squares.

    x, y: arrays of shape (m,), the points
    degree: the highest power of x

    Returns an array of shape (degree + 1,): the coefficients, that of the highest power first
    """
    ### BEGIN SOLUTION
    powers = np.vander(np.asarray(x, dtype=float), degree + 1)
    return np.linalg.lstsq(powers, y, rcond=None)[0]
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_polynomial_fit", "extra_points": 1}
check(polynomial_fit=polynomial_fit)

# %% nbgrader={"grade_id": "test_polynomial_fit_hidden", "extra_points": 1}
# When your work is graded, polynomial_fit meets further points here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(508)
grade(
    polynomial_fit=polynomial_fit,
    inputs=[
        (rng.normal(size=7), rng.normal(size=7), 2),
        (rng.integers(-9, 10, size=11), rng.normal(size=11), 3),
        (rng.normal(size=4), rng.normal(size=4), 1),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Now ask for more than was learned: $x$ from 0 to 30, when the data end at 19.
"""

# %%
coefficients = polynomial_fit(x, y, 2)
print("coefficients:", np.round(coefficients, 6) + 0.0)

start = he_init([1, 20, 1], np.random.default_rng(8))
trained, _ = train(X_std, Y_std, start, "linear", learning_rate=0.1, steps=1000)
further = np.arange(31)
AL, _ = model_forward((further.reshape(1, -1) - X.mean()) / X.std(), trained, "linear")
network = in_units_of_y(AL)[0]
polynomial = np.polyval(coefficients, further)
print(f"at x = 30:   true {3 * 30**2 + 3 * 30}   polynomial {polynomial[30]:.0f}   network {network[30]:.0f}")
figures.beyond_the_data(further, polynomial, network)

# %% [markdown]
r"""
Each hidden unit of this network bends the curve once: where its gate opens or closes. Beyond its last kink a network with ReLU
goes on in a straight line, so it cannot follow a parabola for long. The last kink may lie beyond the data: with 8 of 20 seeds
one stands between $x = 19$ and 30. The polynomial is right because it has the right form, and someone had to know that form. And the network of the mystery? It has 20 outputs, and none of them is called 20.

## Where you stand

What is done, what is still open, and what comes next:
"""

# %%
progress()

# %% [markdown]
r"""
**That is the core of the course.** You have written a network from its parts: forward, backward, start, loss and training. You
have measured each part instead of trusting it. When your next network does not learn, do the same: look at the shapes, check the
gradient, and change one thing at a time.

**Next,** if you like: [Remedies on trial](../06_remedies/06_remedies.ipynb), or your own functions on
[real data](../07_real_data/07_real_data.ipynb). Both are optional.
"""
