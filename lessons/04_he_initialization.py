# %% [markdown]
r"""
# 4. He initialisation

*How large should the first weights be, and why?*

**About 70 minutes, another 40 minutes to go further · difficulty ●●○ · you need lesson 1**

Before a network has learned anything, its weights are random numbers. How large should they be? In a network of fifty
ReLU layers, weights twice as large as they should be make the output $2^{50}$ times too large: a number with sixteen digits.
There is one right size for ReLU. It fits in one line of code, and its usual derivation is wrong twice. You will see one network
begin to learn from four starts. One of the four learns.

After this lesson you can

- say how one layer changes the size of a signal, and prove it;
- write `he_init`, and say where its 2 and its $n$ come from;
- say what a network learns from a start that is too small, too large, or 0;
- predict the size of every layer's output before you run the network;
- say what happens on the way back, and in a last layer that has no ReLU.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, check_at_zero, explore, figures, gradient_check, hint, progress


def relu(Z):
    """ReLU, as in lesson 1: A, and Z as the cache."""
    return np.maximum(0, Z), Z


def relu_backward(dA, cache):
    """Backward through ReLU, as in lesson 1."""
    return dA * (cache > 0)


def rms(values):
    """The root of the mean of the squares: the typical size of a number in an array."""
    return np.sqrt(np.mean(values**2))


# %% [markdown]
r"""
## Why random, and how large?

Start all weights at the same number, such as 0, and every unit of a hidden layer computes the same. It also gets the same
gradient. So the units are copies of each other, and they stay copies after each step. Random weights make them differ.
The biases may start at 0, because the weights already tell the units apart.

But how large should the random weights be? We need one number for the size of a whole array. A mean will not do,
because signs cancel. Take the **rms**: square each number, take the mean, take the root.

Two more words. The **standard deviation** is the rms of the distances from the mean, and its square is the **variance**.
So for numbers around 0 the standard deviation is the rms.

Here a signal of size 1 runs through fifty layers of a hundred ReLU units. The weights come from a bell curve (a **normal
distribution**) around 0, with four standard deviations.
"""

# %%
rng = np.random.default_rng(4)

for std in (0.05, 0.1, 0.2, 0.4):
    A = rng.normal(size=(100, 30))
    for _ in range(50):
        W = rng.normal(scale=std, size=(100, 100))
        A, _ = relu(W @ A)
    print(f"standard deviation {std:4}    signal after 50 layers: {rms(A):.0e}")

# %% [markdown]
r"""
Two of them make the signal vanish, two make it explode. Somewhere between 0.1 and 0.2 lies a size that does neither.
We could search for it, and search again for every width. Let us compute it instead.

## One sum

A unit adds up products, one for each of its $n$ inputs. Its bias is 0 at the start.

$$z = w_1 a_1 + w_2 a_2 + \ldots + w_n a_n$$

The weights are drawn one by one, independently, with mean 0 and variance $\mathrm{Var}[w]$. Take the inputs as given, and go
in three steps.

1. **One product.** $w_1 a_1$ is $w_1$, stretched by the number $a_1$. Its mean is 0, and its variance is
   $\mathrm{Var}[w] \cdot a_1^2$.
2. **Two products.** Call them $u$ and $v$. With a mean of 0, the variance is the mean of the squares. And
   $(u + v)^2 = u^2 + 2uv + v^2$. Since $u$ and $v$ are independent, the mean of $uv$ is the product of their means: 0. What
   remains is $\mathrm{Var}[u] + \mathrm{Var}[v]$: **variances of independent numbers add up**. Standard deviations do not.
3. **All products.** So $\mathrm{Var}[z] = \mathrm{Var}[w] \cdot (a_1^2 + \ldots + a_n^2)$.

The bracket is $n$ times the mean of the squares. Write $\mathrm E[a^2]$ for that mean. It is called the **second
moment** of $a$, and its root is the rms.

$$\mathrm{Var}[z] = n \cdot \mathrm{Var}[w] \cdot \mathrm E[a^2]$$

### Predict: the spread of a sum

*1 point · 3 minutes.* A unit has 100 inputs. Each of them is exactly 3. The weights have the standard deviation 0.1. What
is the standard deviation of $z$?
"""

# %% nbgrader={"grade_id": "predicted_z_std", "solution": true}
### BEGIN SOLUTION
predicted_z_std = 3
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_z_std", "points": 1}
check(predicted_z_std=predicted_z_std)

# %%
a = np.full(100, 3.0)
z = rng.normal(scale=0.1, size=(10_000, 100)) @ a

print(f"variance of the inputs: {np.var(a):.2f}    their mean square: {np.mean(a**2):.2f}")
print(f"standard deviation of z, over 10,000 draws of the weights: {np.std(z):.2f}")

# %% [markdown]
r"""
The inputs do not vary at all, and yet $z$ does. What counts is how far the inputs lie from **0**, not how far they lie
from each other. Many texts write $\mathrm{Var}[a]$ in place of $\mathrm E[a^2]$. Here that would give 0.

## What ReLU leaves

Next, $z$ passes ReLU. A sum of many independent products is nearly normal. So take $z \sim N(0, \sigma^2)$: drawn from
a bell curve with mean 0 and variance $\sigma^2$.

### Predict: the variance after ReLU

*1 point · 2 minutes.* Let $\sigma = 1$. ReLU turns half of the numbers into 0. The variance of $\mathrm{relu}(z)$ is

- **a)** 1
- **b)** 1/2
- **c)** about 0.34
- **d)** 1/4
"""

# %% nbgrader={"grade_id": "variance_after_relu", "solution": true}
### BEGIN SOLUTION
variance_after_relu = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_variance_after_relu", "points": 1}
check(variance_after_relu=variance_after_relu)

# %%
z = rng.normal(size=400_000)
a, _ = relu(z)

print("         mean    mean square    variance")
print(f"z       {np.mean(z):5.2f}       {np.mean(z**2):.2f}          {np.var(z):.2f}")
print(f"relu(z) {np.mean(a):5.2f}       {np.mean(a**2):.2f}          {np.var(a):.2f}")

# %% [markdown]
r"""
What ReLU halves is the **mean square**. The variance falls further, because the mean has moved away from 0.
"""

# %%
figures.relu_of_a_normal()

# %% [markdown]
r"""
Half of the numbers are exactly 0 now. Such an activation is called **sparse**. (It saves work only in a program that skips zeros.
NumPy does not.)

Each of the three numbers has a formula. He's rule will need only the first. The other two show how its derivation goes wrong.

- **The second moment.** Negative and positive $z$ have equal shares in the mean of $z^2$. ReLU removes one of the two:
  $\mathrm E[a^2] = \sigma^2 / 2$.
- **The variance** is what is left of the second moment without the mean: $\mathrm{Var}[a] = \mathrm E[a^2] - \mathrm E[a]^2$.
- **The mean.** Only positive $z$ count, each as often as the height of the bell curve says:

$$\mathrm E[a] = \int_0^\infty z \cdot \frac{1}{\sigma \sqrt{2\pi}}\, e^{-z^2 / 2\sigma^2}\, dz = \frac{\sigma}{\sqrt{2\pi}}$$

(To check it, differentiate $-\frac{\sigma}{\sqrt{2\pi}}\, e^{-z^2 / 2\sigma^2}$.)

### Exercise: relu_moments

*4 points · 8 minutes · harder.*

{{hints relu_moments}}
"""


# %% nbgrader={"grade_id": "relu_moments", "solution": true}
def relu_moments(sigma):
    """What ReLU makes of a normal number z with mean 0 and standard deviation sigma.

    sigma: the standard deviation of z, a positive number

    Returns three numbers, from their formulas (nothing is drawn):
            mean, E[relu(z)]
            second_moment, E[relu(z)^2]
            variance, Var[relu(z)]
    """
    ### BEGIN SOLUTION
    mean = sigma / np.sqrt(2 * np.pi)
    second_moment = sigma**2 / 2
    return mean, second_moment, second_moment - mean**2
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu_moments", "points": 2}
check(relu_moments=relu_moments)

# %% nbgrader={"grade_id": "test_relu_moments_hidden", "points": 2}
# When your work is graded, relu_moments meets further numbers here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

grade(relu_moments=relu_moments, inputs=[(0.3,), (2.9,), (7,)])
### END HIDDEN TESTS

# %%
mean, second_moment, variance = relu_moments(1.0)
print(f"mean {mean:.5f}    second moment {second_moment:.5f}    variance {variance:.5f}")

# %% [markdown]
r"""
## From layer to layer

Now put the two halves together. A layer with $n$ inputs first adds up, then applies ReLU. The mean of $z$ is 0, so its
variance is its mean square:

$$\mathrm E[z^2] = n\, \mathrm{Var}[w]\, \mathrm E[a_{\text{before}}^2]
\qquad\qquad \mathrm E[a^2] = \tfrac12\, \mathrm E[z^2]$$

So every layer multiplies the mean square by one factor:

$$\mathrm E[a^2] = \frac{n\, \mathrm{Var}[w]}{2} \cdot \mathrm E[a_{\text{before}}^2]$$

The $\tfrac12$ does not even need a bell curve. Change the sign of all weights of a unit, and $z$ changes its sign. Where both
draws are equally likely, half of the mean square comes from negative $z$. (The 0.34 does need the bell curve.)

Fifty layers, fifty such factors. Compare with what you saw at the beginning:
"""

# %%
for std in (0.05, 0.1, 0.2, 0.4):
    factor = 100 * std**2 / 2
    print(f"standard deviation {std:4}    factor {factor:5.3f}    predicted after 50 layers: {factor ** (50 / 2):.0e}")

# %% [markdown]
r"""
(The exponent is 50/2, because the rms is the root of the mean square.)

The signal keeps its size if the factor is 1:

$$\frac{n\, \mathrm{Var}[w]}{2} = 1 \qquad\text{so}\qquad \mathrm{Var}[w] = \frac{2}{n}$$

This is **He initialisation** (He, Zhang, Ren and Sun, 2015). Note which $n$ it is: the number of products in the sum, so
the number of **inputs** of the layer. It is also called its *fan-in*.

### Predict: the scale

*1 point · 3 minutes.* A layer has 200 inputs. You draw its weights by He's rule, with
`rng.normal(scale=..., size=...)`. Which number stands at `scale`?
"""

# %% nbgrader={"grade_id": "he_scale", "solution": true}
### BEGIN SOLUTION
he_scale = 0.1
### END SOLUTION

# %% nbgrader={"grade_id": "test_he_scale", "points": 1}
check(he_scale=he_scale)

# %% [markdown]
r"""
Here is a trap. You will find He's rule written as $N(0, \tfrac2n)$ and as $N(0, \sqrt{2/n})$. Both mean the same: some
authors put the variance in second place, others the standard deviation. To NumPy, `scale` is the **standard deviation**.

What does it cost to get this wrong? Take 100 layers of 64 units, and `scale=2/n`.
"""

# %%
n = 64
for name, scale in (("sqrt(2/n)", np.sqrt(2 / n)), ("2/n", 2 / n)):
    A = rng.normal(size=(n, 30))
    for _ in range(100):
        A, _ = relu(rng.normal(scale=scale, size=(n, n)) @ A)
    predicted = (n * scale**2 / 2) ** (100 / 2)
    print(f"scale = {name:9}    predicted rms {predicted:.0e}    measured {rms(A):.0e}")

# %% [markdown]
r"""
## Explore the layers

Ten layers of ReLU units. Each shape shows the sizes of the numbers in one layer. It is wide where many numbers have that
size. A step on the axis is a factor of 100. Above, the signal on its way forward. Below, the gradient on its way back. The
dashed lines are what the rule predicts.

1. Start with the fixed size and change the width. Does one size suit all widths?
2. With a width of 50, move the multiplier until the dashed line is level. Which standard deviation is it?
3. Set the multiplier back to 1, choose He's rule, and change the width again.
4. Choose the slip that you have just seen. At which width does it do the least harm?
"""

# %%
explore.initialization()

# %% [markdown]
r"""
One size suits one width. With 50 units it takes twice the 0.1, and indeed $\sqrt{2/50} = 0.2$. He's rule suits them all.
Narrow networks stray from it a little, because their sums have few terms. The slip gives each layer the factor
$\tfrac n2 \cdot (\tfrac2n)^2 = \tfrac2n$. The wider the layers, the more harm it does.

## Draw the weights

Now write the rule for a whole network.

### Exercise: he_init

*6 points · 12 minutes · easy.* `layer_dims` lists the widths, the input's first: `[400, 100, 10]` means 400 inputs and two layers.

{{hints he_init}}
"""


# %% nbgrader={"grade_id": "he_init", "solution": true}
def he_init(layer_dims, rng):
    """Draw the weights of a ReLU network by He's rule.

    layer_dims: a list of widths, from the input [n_0, n_1, ..., n_L]
    rng: a numpy Generator, from which every random number is drawn

    Returns a dict with, for each layer l from 1 to L,
            "Wl": array of shape (n_l, n_(l-1)), random with mean 0 and variance 2/n_(l-1)
            "bl": array of shape (n_l, 1), zeros
    The shape of the distribution (normal, uniform, ...) is up to you.
    """
    ### BEGIN SOLUTION
    parameters = {}
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        parameters[f"W{layer}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_he_init", "points": 3}
check(he_init=he_init)

# %% nbgrader={"grade_id": "test_he_init_hidden", "points": 3}
# When your work is graded, he_init draws further networks here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

grade(
    he_init=he_init,
    inputs=[
        ([300, 210], np.random.default_rng(401)),
        ([10_000, 6, 10_000], np.random.default_rng(402)),
        ([250, 250, 250, 250], np.random.default_rng(403)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Here is your own function at work, in five networks of fifty layers. Beside it stand two sizes that are a little off.
"""

# %%
figures.your_signal(he_init)

# %% [markdown]
r"""
## Does it matter for learning?

So far nothing has been learned. Now take your weights as the start of a training. The network has one input, five layers of 30
ReLU units and an output without ReLU. It learns $y = 1 + \sin 2x$ from 40 points, in 300 steps, from four starts: your
weights times 0, times 0.1, as they are, and times 2. The training is given. (You write your own in lesson 5.)
"""


# %% nbgrader={"grade_id": "losses_from", "locked": true}
def losses_from(parameters, X, Y, rate, steps):
    """The loss, half the mean squared error, before each step of a training that starts from these parameters."""
    parameters, depth, losses = dict(parameters), len(parameters) // 2, []
    for _ in range(steps):
        A, passed = X, []
        for layer in range(1, depth + 1):
            A_before, Z = A, parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
            A = relu(Z)[0] if layer < depth else Z
            passed.append((A_before, Z))
        losses.append(np.mean((A - Y) ** 2) / 2)
        dA = A - Y
        for layer in range(depth, 0, -1):
            A_before, Z = passed[layer - 1]
            dZ = relu_backward(dA, Z) if layer < depth else dA
            dA = parameters[f"W{layer}"].T @ dZ
            parameters[f"W{layer}"] = parameters[f"W{layer}"] - rate * dZ @ A_before.T / X.shape[1]
            parameters[f"b{layer}"] = parameters[f"b{layer}"] - rate * np.mean(dZ, axis=1, keepdims=True)
    return losses


X = np.linspace(-2, 2, 40).reshape(1, 40)
Y = 1 + np.sin(2 * X)

# %% [markdown]
r"""
### Predict: a start from zero

*1 point · 3 minutes.* All weights and all biases are 0. What does the loss do in 300 steps? Go through the network once,
forwards and back: which parameters get a gradient that is not 0?

- **a)** it stays as it is: no parameter gets a gradient
- **b)** it falls, and then stays: the network gives one number for all $x$
- **c)** it falls to nearly 0, but takes longer
- **d)** it grows
"""

# %% nbgrader={"grade_id": "start_from_zero", "solution": true}
### BEGIN SOLUTION
start_from_zero = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_start_from_zero", "points": 1}
check(start_from_zero=start_from_zero)

# %% [markdown]
r"""
And the other three? Decide which of them learn, before you run this.
"""

# %%
start = he_init([1, 30, 30, 30, 30, 30, 1], np.random.default_rng(0))

losses = {}
for name, factor in {"zero": 0, "small": 0.1, "He": 1, "large": 2}.items():
    with np.errstate(all="ignore"):  # the large start overflows
        losses[name] = losses_from({key: factor * value for key, value in start.items()}, X, Y, rate=0.02, steps=300)
    print(f"{name:6}", "  ".join(f"step {step}: {losses[name][step]:<8.3g}" for step in (0, 1, 100, 299)))

figures.four_starts(losses)

# %% [markdown]
r"""
- **Zero.** Every hidden $A$ is 0 and nothing comes back through weights of 0, so no weight gets a gradient. Only the last bias
  learns. The network ends with the mean of the targets for every $x$, and its loss at half their variance, 0.22.
- **Small.** Ten times smaller in six layers makes the output $10^6$ times smaller, and the gradients of the weights about $10^5$
  times smaller. So this start looks like zero. Ten times as many steps do not change that.
- **He.** It learns from the first steps on.
- **Large.** Twice as large in six layers makes the output $2^6 = 64$ times as large, and its loss about 4,000 times. The first step
  throws the weights far away, the next ones farther, until no float64 can hold the numbers: `nan`. A rate 200 times smaller
  would save it, and learn slowly.

## Two errors that cancel

In many texts the derivation reads like this:

$$\mathrm{Var}[z] = n\, \mathrm{Var}[w]\, \mathrm{Var}[a_{\text{before}}]
\qquad\qquad \mathrm{Var}[a] = \tfrac12\, \mathrm{Var}[z]$$

You have measured both lines. The first says 0 where the variance was 9. The second says 0.5 where it was 0.34. Both
are wrong, and yet they lead to $\tfrac2n$. How?

The second line computes $\mathrm E[a^2]$, but calls it $\mathrm{Var}[a]$. The first line needs $\mathrm E[a^2]$, and takes
what is called $\mathrm{Var}[a]$. So the right number is handed on under a wrong name. Write $\mathrm E[a^2]$ in both
places, and both lines are true. He's paper has them so. The errors come from retelling it.

## Predict every layer

The rule works for weights of any size, not only He's. Start with the mean square of $X$, and go on from layer to
layer. All you need is, for each layer, the number of inputs and the mean square of its weights. (That is their
variance, since their mean is 0.)

### Exercise: layer_statistics

*4 points · 15 minutes · harder.* First predict, then run the network and measure.

{{hints layer_statistics}}
"""


# %% nbgrader={"grade_id": "layer_statistics", "solution": true}
def layer_statistics(X, parameters):
    """Predict the rms of each layer's A, then measure it. Every layer has ReLU, the last one too.

    X: array of shape (n_0, m), the input
    parameters: a dict with "W1", "b1", "W2", ... as he_init returns it. A network that has learned has biases that are
            not 0; the rule leaves them out, the measurement does not

    Returns predicted, array of shape (L,): the rms of A1, ..., AL by the rule, from sizes alone
            measured, array of shape (L,): the rms of A1, ..., AL when the network is run on X
    """
    ### BEGIN SOLUTION
    A, mean_square = X, np.mean(X**2)
    predicted, measured = [], []
    for layer in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        mean_square = W.shape[1] * np.mean(W**2) / 2 * mean_square
        predicted.append(np.sqrt(mean_square))
        A, _ = relu(W @ A + b)
        measured.append(np.sqrt(np.mean(A**2)))
    return np.array(predicted), np.array(measured)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_layer_statistics", "points": 2}
check(layer_statistics=layer_statistics)

# %% nbgrader={"grade_id": "test_layer_statistics_hidden", "points": 2}
# When your work is graded, layer_statistics meets further networks here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade


def network(seed, layer_dims):
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer in range(1, len(layer_dims)):
        W = rng.normal(scale=1.3 / np.sqrt(layer_dims[layer]), size=(layer_dims[layer], layer_dims[layer - 1]))
        parameters[f"W{layer}"] = W - W.mean()
        parameters[f"b{layer}"] = rng.normal(scale=0.3, size=(layer_dims[layer], 1))
    return parameters


inputs = np.random.default_rng(404)
grade(
    layer_statistics=layer_statistics,
    inputs=[
        (inputs.normal(size=(7, 4)), network(405, [7, 11, 6])),
        (inputs.normal(size=(3, 9)) + 2, network(406, [3, 8, 5, 9, 6])),
        (inputs.normal(size=(9, 5)).astype(np.float32), network(407, [9, 4, 12])),
    ],
)
### END HIDDEN TESTS

# %%
X = rng.normal(size=(400, 50))
parameters = he_init([400, 100, 300, 50, 200], rng)
parameters["W3"] *= 3

predicted, measured = layer_statistics(X, parameters)
for index in range(4):
    print(f"layer {index + 1}    predicted {predicted[index]:.2f}    measured {measured[index]:.2f}")

# %% [markdown]
r"""
The weights of layer 3 are three times as large as He's, and the prediction knows it. Nothing was run to make it.

It is an average over all draws of the weights. A single network strays from it. Here are two widths with forty draws each.
How far does the measured rms lie from the predicted one, after ten layers?
"""

# %%
for width in (10, 80):
    ratios = []
    for _ in range(40):
        predicted, measured = layer_statistics(rng.normal(size=(width, 20)), he_init([width] * 11, rng))
        ratios.append(measured[-1] / predicted[-1])
    low, middle, high = np.quantile(ratios, (0, 0.5, 1))
    print(f"width {width}    measured / predicted: lowest {low:.2f}, middle {middle:.2f}, highest {high:.2f}")

# %% [markdown]
r"""
A narrow network strays further, and most of the narrow ones lie well below 1. The rule is about the mean of the squares, and
there a few large ones make up for many small ones.

## The way back

Does the gradient keep its size too? Going back through a layer, it first passes ReLU's gates. Then each input of the layer
collects from all the units that it feeds, with the weights that it had on the way forward:

$$dZ = dA \cdot [Z > 0] \qquad\qquad dA_{\text{before}} = W^T dZ$$

($[Z > 0]$ is 1 where the gate is open and 0 where it is closed.) About half of the gates are closed, so $dZ$ has half the mean
square of $dA$, if $dA$ has nothing to do with the gates. Then comes a sum again. But count its terms. An input
feeds all $n_{out}$ units of the layer, so on the way back each sum has $n_{out}$ terms:

$$\mathrm E[dA_{\text{before}}^2] = \frac{n_{out}\, \mathrm{Var}[w]}{2} \cdot \mathrm E[dA^2]
= \frac{n_{out}}{n_{in}} \cdot \mathrm E[dA^2]
\qquad\text{with}\quad \mathrm{Var}[w] = \frac{2}{n_{in}}$$

### Predict: the gradient at the input

*1 point · 4 minutes.* A network has 256 inputs and ReLU layers of 128, 64 and 10 units, with weights by He's rule. By
which factor does the mean square of the gradient change, from the last layer's $dA$ back to the input? A fraction will do.
"""

# %% nbgrader={"grade_id": "backward_factor", "solution": true}
### BEGIN SOLUTION
backward_factor = 10 / 256
### END SOLUTION

# %% nbgrader={"grade_id": "test_backward_factor", "points": 1}
check(backward_factor=backward_factor)

# %% [markdown]
r"""
Measure it over forty networks, and the way forward as well. The last $dA$ is drawn at random.
"""

# %%
networks = 40

A = rng.normal(size=(networks, 256, 20))
steps = []
for n_in, n_out in ((256, 128), (128, 64), (64, 10)):
    W = rng.normal(scale=np.sqrt(2 / n_in), size=(networks, n_out, n_in))
    A, cache = relu(W @ A)
    steps.append((W, cache))
    print(f"forward,  {n_out:3} units: mean square of A  {np.mean(A**2):.3f}")

dA = rng.normal(size=A.shape)
for W, cache in reversed(steps):
    dA = W.transpose(0, 2, 1) @ relu_backward(dA, cache)
    print(f"backward, {W.shape[2]:3} units: mean square of dA {np.mean(dA**2):.3f}")

# %% [markdown]
r"""
The signal keeps its size, the gradient does not. A rule with $n_{out}$ in place of $n_{in}$ would do the opposite. No rule
does both, unless the widths are equal.

It matters little. The widths in between cancel, and what remains is the last width over the first. That factor does not
grow with depth. So take care of the way forward, and the way back is nearly right. You can see it in the explorer: choose
He's rule, a width of 250, and the shape that narrows.

## The last layer

### Predict: the output without ReLU

*1 point · 3 minutes.* The same network, 256-128-64-10, on inputs with a mean square of 1. But now **no** ReLU follows the
last layer, as is usual. All three layers have He's weights. What is the mean square of the output?
"""

# %% nbgrader={"grade_id": "output_mean_square", "solution": true}
### BEGIN SOLUTION
output_mean_square = 2
### END SOLUTION

# %% nbgrader={"grade_id": "test_output_mean_square", "points": 1}
check(output_mean_square=output_mean_square)

# %%
A = rng.normal(size=(networks, 256, 20))
for n_in, n_out in ((256, 128), (128, 64)):
    A, _ = relu(rng.normal(scale=np.sqrt(2 / n_in), size=(networks, n_out, n_in)) @ A)
for top in (2, 1):
    W = rng.normal(scale=np.sqrt(top / 64), size=(10, networks, 10, 64))  # ten last layers for each network
    outputs = W @ A
    print(f"last layer of variance {top}/n: mean square of the output {np.mean(outputs**2):.2f}")

# %% [markdown]
r"""
The 2 in He's rule belongs to ReLU: it pays in advance for the half that ReLU will take. Where no ReLU follows, nothing
is taken, and $1/n$ is the right variance. (The paper counts the other way: no ReLU precedes
the first layer, so that one could do without the 2. Either way there are as many 2s as ReLUs.)

## What to remember

- A sum of $n$ products has $\mathrm{Var}[z] = n\, \mathrm{Var}[w]\, \mathrm E[a^2]$. The size of the inputs counts, not their
  spread.
- ReLU halves the **mean square**. The variance falls to 0.341 of what it was, because the mean is no longer 0.
- So each layer multiplies the mean square by $n\, \mathrm{Var}[w] / 2$. He's rule, $\mathrm{Var}[w] = 2/n$, makes that 1.
- $n$ is the number of inputs. The standard deviation, NumPy's `scale`, is $\sqrt{2/n}$.
- On the way back, He's rule multiplies the mean square by $n_{out}/n_{in}$ per layer: by 1 if the widths are equal.
- A last layer without ReLU wants $1/n$.
- From weights of 0 a network learns the mean of the targets and no more. Weights that are far too small look the same for
  thousands of steps. Weights that are far too large overflow, unless the rate is tiny.

## Go further

This part is extra. Nothing in the next lesson depends on it.

### Half a correction

Suppose that someone reads of the two errors that cancel, and corrects only the second, with the true factor 0.34085. Then the
rule becomes $n\, \mathrm{Var}[w] \cdot 0.34085 = 1$, or $\mathrm{Var}[w] = 2.934 / n$.

### Predict: the growth

*1 extra point · 4 minutes.* A ReLU network gets weights of variance $2.934/n$. By which factor does the mean square
$\mathrm E[a^2]$ really change in each layer?
"""

# %% nbgrader={"grade_id": "growth_by_variance", "solution": true}
### BEGIN SOLUTION
growth_by_variance = 2.934 / 2
### END SOLUTION

# %% nbgrader={"grade_id": "test_growth_by_variance", "extra_points": 1}
check(growth_by_variance=growth_by_variance)

# %%
n, networks, layers = 100, 20, 10
true_variance = relu_moments(1.0)[2]

A = rng.normal(size=(networks, n, 20))  # one matrix per network; @ multiplies network by network
start = np.mean(A**2)
for _ in range(layers):
    W = rng.normal(scale=np.sqrt(1 / (n * true_variance)), size=(networks, n, n))
    A, _ = relu(W @ A)

print(f"n Var[w] = {1 / true_variance:.3f}")
print(f"mean square, growth per layer: {(np.mean(A**2) / start) ** (1 / layers):.3f}")

# %% [markdown]
r"""
Half a correction is worse than none. Exactly, the factor is $\pi / (\pi - 1) = 1.467$. In fifty layers it multiplies the
mean square by 200 million.

### Glorot's rule

Take an activation other than ReLU that is nearly the line $a = z$ around 0, as tanh is. Then nothing is halved. The way
forward asks for the variance $1/n_{in}$, and the way back for $1/n_{out}$. Xavier Glorot and Yoshua Bengio (2010) take one over the mean
of the two widths. The rule is called after the first of them, **Glorot** or **Xavier** initialisation:

$$\mathrm{Var}[w] = \frac{1}{(n_{in} + n_{out})/2} = \frac{2}{n_{in} + n_{out}}$$

You will find it written as $1/(n_{in} + n_{out})$. That is half of it.

### Exercise: glorot_init

*2 extra points · 8 minutes · easy.*

{{hints glorot_init}}
"""


# %% nbgrader={"grade_id": "glorot_init", "solution": true}
def glorot_init(layer_dims, rng):
    """Draw the weights of a network by Glorot's rule.

    layer_dims: a list of widths, from the input [n_0, n_1, ..., n_L]
    rng: a numpy Generator, from which every random number is drawn

    Returns a dict as he_init does. The weights of layer l have mean 0 and variance 2/(n_(l-1) + n_l).
    """
    ### BEGIN SOLUTION
    parameters = {}
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        std = np.sqrt(2 / (n_in + n_out))
        parameters[f"W{layer}"] = rng.normal(scale=std, size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_glorot_init", "extra_points": 1}
check(glorot_init=glorot_init)

# %% nbgrader={"grade_id": "test_glorot_init_hidden", "extra_points": 1}
# When your work is graded, glorot_init draws further networks here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

grade(
    glorot_init=glorot_init,
    inputs=[
        ([310, 200], np.random.default_rng(411)),
        ([10_000, 6, 10_000], np.random.default_rng(412)),
        ([250, 250, 250, 250], np.random.default_rng(413)),
    ],
)
### END HIDDEN TESTS

# %%
W = glorot_init([300, 100], rng)["W1"]
forward, backward = W @ rng.normal(size=(300, 200)), W.T @ rng.normal(size=(100, 200))

print("one layer from 300 to 100, without activation")
print(f"mean square on the way forward: times {np.mean(forward**2):.2f}, back: times {np.mean(backward**2):.2f}")

# %% [markdown]
r"""
A compromise: too much on one way, too little on the other, and 2 in sum.

### A gate that leaks

**Leaky ReLU** does not close its gate. Below 0 it lets a small part through:

$$\mathrm{leaky}(z) = \begin{cases} z & z > 0 \\ \alpha z & z \le 0 \end{cases}$$

So the negative half is not lost. It keeps $\alpha^2$ of its squares, and the rule follows as before:

$$\mathrm E[a^2] = \frac{1 + \alpha^2}{2}\, \mathrm E[z^2] \qquad\text{so}\qquad \mathrm{Var}[w] = \frac{2}{(1 + \alpha^2)\, n}$$

For $\alpha = 0$ this is He's rule, and for $\alpha = 1$, where nothing is bent, it is $1/n$.

### Exercise: leaky_relu_backward

*3 extra points · 12 minutes · easy.*

{{hints leaky_relu_backward}}
"""


# %% nbgrader={"grade_id": "leaky_relu_backward", "solution": true}
def leaky_relu_backward(dA, cache, alpha):
    """Go backward through leaky ReLU.

    dA: array of shape (n, m), the derivative of the loss with respect to A
    cache: Z, the array of shape (n, m) that went into leaky ReLU
    alpha: its slope below 0, a number between 0 and 1

    Returns dZ, an array of the shape of Z. Neither dA nor the cache is changed.
    Where Z is exactly 0, this course takes the slope to be alpha.
    """
    ### BEGIN SOLUTION
    return np.where(cache > 0, dA, alpha * dA)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_leaky_relu_backward", "extra_points": 1}
check(leaky_relu_backward=leaky_relu_backward)

# %% nbgrader={"grade_id": "test_leaky_relu_backward_hidden", "extra_points": 1}
# When your work is graded, leaky_relu_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

inputs = np.random.default_rng(421)
grade(
    leaky_relu_backward=leaky_relu_backward,
    inputs=[
        (inputs.normal(size=(5, 3)), inputs.normal(size=(5, 3)), 0.25),
        (inputs.normal(size=(1, 8)), inputs.normal(size=(1, 8)), 0.1),
        (inputs.normal(size=(6, 2)), inputs.integers(1, 9, size=(6, 2)) * inputs.choice([-1, 1], size=(6, 2)), 0.05),
        (inputs.normal(size=(2, 7)).astype(np.float32), inputs.normal(size=(2, 7)).astype(np.float32), 0.4),
    ],
)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_leaky_relu_backward_at_zero", "extra_points": 1}
check_at_zero(leaky_relu_backward=leaky_relu_backward)

# %% [markdown]
r"""
Let the referee of lesson 1 judge it. Then see what the rule for leaky ReLU is worth, with $\alpha = 0.3$, twenty layers and the
same random numbers for both rules:
"""

# %%
alpha = 0.3
Z, dA = rng.normal(size=(2, 4)), rng.normal(size=(2, 4))
gradient_check(lambda Z: np.sum(dA * np.where(Z > 0, Z, alpha * Z)), Z, leaky_relu_backward(dA, Z, alpha))

# %%
n = 100
for name, variance in (("2/n", 2 / n), ("2/((1 + alpha^2) n)", 2 / ((1 + alpha**2) * n))):
    rng = np.random.default_rng(6)
    A = rng.normal(size=(20, n, 10))
    for _ in range(20):
        Z = rng.normal(scale=np.sqrt(variance), size=(20, n, n)) @ A
        A = np.where(Z > 0, Z, alpha * Z)
    predicted = (n * variance * (1 + alpha**2) / 2) ** 20
    print(f"variance {name:20} mean square: predicted {predicted:.2f}, measured {np.mean(A**2):.2f}")

# %% [markdown]
r"""
### The same in PyTorch

*10 minutes, no points.* If PyTorch is installed on your machine, the next cell builds the network 256-128-64-10 with it.
If not, the cell says so, and you miss nothing.

`kaiming_normal_` is He's rule: his first name is Kaiming. Given to every layer, it doubles the mean square of the output,
as you predicted. What PyTorch does **without** being asked is another rule. Its `Linear` layers start with weights of
variance $1/(3n)$, a sixth of He's, and with random biases. (In its source code, this is the rule for leaky ReLU with
$\alpha = \sqrt 5$.)
"""

# %%
try:
    import torch
except ImportError:
    print("PyTorch is not installed here. That is fine: the course does without it.")
else:
    from torch import nn

    choices = {
        "He everywhere": ("relu", "relu", "relu"),
        "1/n in the last layer": ("relu", "relu", "linear"),
        "as PyTorch starts": (),
    }
    print(f"PyTorch {torch.__version__}, mean square of the output, over 100 networks:")
    for name, kinds in choices.items():
        squares = []
        for seed in range(100):
            torch.manual_seed(seed)
            model = nn.Sequential(nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))
            for layer, kind in zip(model[::2], kinds, strict=False):
                nn.init.kaiming_normal_(layer.weight, nonlinearity=kind)
                nn.init.zeros_(layer.bias)
            with torch.no_grad():
                squares.append(model(torch.randn(50, 256)).square().mean().item())
        print(f"{name:22} {np.mean(squares):.3f}")

# %% [markdown]
r"""
## Where you stand

What is done, what is still open, and what comes next:
"""

# %%
progress()

# %% [markdown]
r"""
**Next:** [Regression: MSE and the output layer](../05_mse_output_layer/05_mse_output_layer.ipynb). What comes after the
last layer: a loss, its derivative, and a network whose answers alternate between right and 0.
"""
