# %% [markdown]
r"""
# 2. ReLU against sigmoid

*How much of a gradient is left after many layers?*

**About 60 minutes, another 25 minutes to go further · difficulty ●●○ · you need lesson 1**

The sigmoid is a gate that is never quite closed. ReLU is shut wherever $z$ is negative. Why do deep networks use ReLU?
The usual answer is a sentence, "the sigmoid's gradient vanishes", and a worked example with one neuron. The sentence is often
true. The example does not show it, and its arithmetic holds a mistake. You will find both.

After this lesson you can

- write a sigmoid that no number breaks, and go backward through it;
- tell a fair comparison of two activations from an unfair one;
- say how much of a gradient is left after $L$ layers, at best and in a given network.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, explore, figures, hint, progress

# %% [markdown]
r"""
From lesson 1 you know these two:
"""


# %% nbgrader={"grade_id": "from_lesson_1", "locked": true}
def relu(Z):
    """A = max(0, Z), entry by entry. Returns A and the cache, which is Z."""
    return np.maximum(0, Z), Z


def relu_backward(dA, cache):
    """dZ: dA where Z > 0, and 0 elsewhere."""
    return np.where(cache > 0, dA, 0.0)


# %% [markdown]
r"""
## The same neuron, another gate

The sigmoid squeezes every number into the range from 0 to 1:

$$\sigma(z) = \frac{1}{1 + e^{-z}}$$

Put it into the neuron of lesson 1 in place of ReLU. The rest stays: $x = 2$, $w = 3$, $b = 1$, $y = 5$, and
$L = (a - y)^2$.
"""

# %%
x, w, b, y = 2, 3, 1, 5

z = w * x + b
a = 1 / (1 + np.exp(-z))

print(f"z = {z}    a = {a:.8f}    L = {(a - y) ** 2:.6f}")

# %% [markdown]
r"""
On the way back only one factor has a new formula: the slope of the gate, $da/dz = \sigma'(z)$. The chain rule on
$(1 + e^{-z})^{-1}$ gives

$$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = a\,(1 - a)$$

The slope follows from $a$ alone. No second exponential is needed.

### Predict: the price of rounding

*1 point · 2 minutes.* Done by hand, the example usually goes on with $a$ rounded to 0.999. That is wrong by one part in
ten thousand. The slope is then $0.999 \cdot 0.001$. By how much is this slope wrong? Answer with a letter, such as `"a"`.

- **a)** by about 0.01 %, like $a$
- **b)** by about 0.1 %
- **c)** by about 1 %
- **d)** by about 10 %
"""

# %% nbgrader={"grade_id": "rounding_error", "solution": true}
### BEGIN SOLUTION
rounding_error = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_rounding_error", "points": 1}
check(rounding_error=rounding_error)

# %% [markdown]
r"""
Measure it. The same steps, once with $a$ as it is and once with $a$ rounded:
"""


# %%
def by_hand(a):
    slope = a * (1 - a)
    dw = 2 * (a - y) * slope * x
    return np.array([1 - a, slope, dw, w - 0.1 * dw])


exact, rounded = by_hand(a), by_hand(0.999)
for row, name in enumerate(["1 - a", "slope", "dL/dw", "new w"]):
    off = 100 * (rounded[row] / exact[row] - 1)
    print(f"{name:8} exact {exact[row]:12.8f}    rounded {rounded[row]:12.8f}    off by {off:5.2f} %")

# %% [markdown]
r"""
Rounding moved $a$ by 0.00009. Next to $a$ that is nothing. Next to $1 - a = 0.00091$ it is a tenth, and the slope is
$a\,(1 - a)$. In the new $w$ it can hardly be seen, since the whole step is so small.

Keep this in mind: **where a sigmoid is nearly 1, the digits that matter are in $1 - a$.** Computers round too, and fall into
the same trap. The last part of the lesson, *Go further*, is about that.

The correct step takes $w$ from 3 to 3.00146. ReLU went from 3 to 2.2. The picture shows why: at $z = 7$ the sigmoid is
almost flat.
"""

# %%
figures.two_gates()

# %% [markdown]
r"""
## A sigmoid for a whole layer

The formula looks harmless, but large numbers break it. See what 1000 does to two ways of writing a sigmoid:
"""

# %%
with np.errstate(all="ignore"):  # keeps NumPy's warnings quiet
    print("exp(1000)                 =", np.exp(1000.0))
    print("exp(1000)/(1 + exp(1000)) =", np.exp(1000.0) / (1 + np.exp(1000.0)))
    print("1/(1 + exp(1000))         =", 1 / (1 + np.exp(1000.0)))

# %% [markdown]
r"""
The exponential **overflows**: the result is larger than any float64, and `inf`, infinity, takes its place. The second
line divides infinity by infinity. That is `nan`, "not a number", and it should be 1. The third line is $\sigma(-1000)$.
It is right, but only because 1 divided by infinity happens to be what is wanted. NumPy warns of an overflow even then.

A **stable** sigmoid never lets an exponential overflow. The check looks at the numbers only. A warning is yours to notice.

### Exercise: sigmoid

*2 points · 8 minutes · easy.*

{{hints sigmoid}}
"""


# %% nbgrader={"grade_id": "sigmoid", "solution": true}
def sigmoid(Z):
    """Apply the sigmoid to every entry of Z.

    Z: array of shape (n, m), with numbers of any size: 1 comes out for 1000, 0 for -1000, and never nan

    Returns A, an array of the shape of Z: 1 / (1 + exp(-Z)), entry by entry
            cache, which is Z as it came in, kept for sigmoid_backward
    """
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(Z))
    A = np.where(Z >= 0, 1, small) / (1 + small)
    return A, Z
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_sigmoid", "points": 1}
check(sigmoid=sigmoid)

# %% nbgrader={"grade_id": "test_sigmoid_hidden", "points": 1}
# When your work is graded, sigmoid meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(201)
grade(
    sigmoid=sigmoid,
    inputs=[
        (rng.normal(size=(5, 7)),),
        (rng.normal(size=(1, 1)),),
        (rng.integers(-9, 10, size=(3, 2)),),
        (rng.normal(size=(2, 9)).astype(np.float32),),
        (np.array([[-900.0, 3.1, 1200.0, 0.4]]),),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
## The way back

$dA$ comes from the next layer, as always. Each entry meets the slope at its own entry of $Z$:

$$dZ_{ij} = dA_{ij} \cdot s_{ij}\,(1 - s_{ij}) \qquad \text{with} \quad s_{ij} = \sigma(Z_{ij})$$

### Exercise: sigmoid_backward

*4 points · 8 minutes · easy.* Your own `sigmoid` may help.

{{hints sigmoid_backward}}
"""


# %% nbgrader={"grade_id": "sigmoid_backward", "solution": true}
def sigmoid_backward(dA, cache):
    """Go backward through the sigmoid.

    dA: array of shape (n, m), the derivative of the loss with respect to A
    cache: Z, the array of shape (n, m) that sigmoid kept

    Returns dZ, an array of the shape of Z: the derivative of the loss with respect to Z.
    Neither dA nor the cache is changed.
    """
    ### BEGIN SOLUTION
    s, _ = sigmoid(cache)
    return dA * s * (1 - s)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_sigmoid_backward", "points": 2}
check(sigmoid_backward=sigmoid_backward)

# %% nbgrader={"grade_id": "test_sigmoid_backward_hidden", "points": 2}
# When your work is graded, sigmoid_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(202)
grade(
    sigmoid_backward=sigmoid_backward,
    inputs=[
        (rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
        (rng.normal(size=(1, 8)), rng.normal(size=(1, 8))),
        (rng.normal(size=(6, 2)), rng.integers(1, 4, size=(6, 2)) * rng.choice([-1, 1], size=(6, 2))),
        (rng.normal(size=(2, 7)).astype(np.float32), rng.normal(size=(2, 7)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Here is your own function over the right slope. It was called with $dA = 1$ everywhere.
"""

# %%
figures.your_sigmoid_slope(sigmoid_backward)

# %% [markdown]
r"""
Read two things off the curve. Its top, at $z = 0$, is **1/4**: with $a = 1/2$, $a\,(1 - a)$ is as large as it gets. And
beyond $z = \pm 6$ less than a hundredth of that is left. The sigmoid is said to *saturate* there.

## The two neurons side by side

Now the comparison itself. You write the code that fills one row of the table, for any activation. It gets the
activation as **a pair of functions**. In Python a function is a value like a number: it can lie in a tuple, and it can have
a second name. Without brackets behind its name it is not called, only handed on.
"""

# %%
pair = (sigmoid, sigmoid_backward)  # two functions side by side; nothing is computed yet
first, second = pair  # first is now another name for sigmoid
print("sigmoid at 0:", first(np.array([[0.0]]))[0])

# %% [markdown]
r"""
Your function takes such a pair apart into `forward` and `backward`, and then calls each as it would call `relu` and
`relu_backward`.

### Exercise: table_row

*4 points · 10 minutes · easy.* The loss is $(a - y)^2$, and only $w$ takes a step.

{{hints table_row}}
"""


# %% nbgrader={"grade_id": "table_row", "solution": true}
def table_row(act, w, b, x, y, lr):
    """One neuron with the activation act, forward, backward, and one step of w.

    act: a pair of functions, forward(Z) -> (A, cache) and backward(dA, cache) -> dZ
    w, b: the parameters; x, y: one sample; lr: the learning rate. All are numbers

    Returns four numbers: a, the slope da/dz, dL/dw, and w after the step
    """
    forward, backward = act
    Z = np.array([[w * x + b]])  # one unit, one sample: your functions expect an array
    ### BEGIN SOLUTION
    A, cache = forward(Z)
    a = A.item()
    slope = backward(np.ones(Z.shape), cache).item()
    dw = 2 * (a - y) * slope * x
    return a, slope, dw, w - lr * dw
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_table_row", "points": 2}
check(table_row=table_row)

# %% nbgrader={"grade_id": "test_table_row_hidden", "points": 2}
# When your work is graded, table_row meets further activations here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

tanh = (lambda Z: (np.tanh(Z), Z), lambda dA, cache: dA * (1 - np.tanh(cache) ** 2))
square = (lambda Z: (Z**2, Z), lambda dA, cache: dA * 2 * cache)
grade(
    table_row=table_row,
    inputs=[
        (tanh, 0.9, -0.3, 1.4, 0.2, 0.25),
        (square, -0.8, 0.3, 1.7, 2.6, 0.02),
        (tanh, -1.3, 0.6, 0.7, -1.8, 0.4),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Your two rows, for the example above and a learning rate of 0.1:
"""

# %% nbgrader={"grade_id": "two_activations", "locked": true}
acts = {"ReLU": (relu, relu_backward), "sigmoid": (sigmoid, sigmoid_backward)}

# %%
print("                    a         da/dz         dL/dw         new w")
for name, act in acts.items():
    a, slope, dw, new_w = (np.squeeze(value) for value in table_row(act, w=3, b=1, x=2, y=5, lr=0.1))
    print(f"{name:7}{a:14.8f}{slope:14.8f}{dw:14.8f}{new_w:14.8f}")

# %% [markdown]
r"""
That is the table that the usual story rests on: 8 against $-0.015$, so ReLU learns and the sigmoid hardly does.
(The signs differ because 7 lies above the target and 0.999 below it.)

## Is that fair?

Look at the target once more.

### Predict: the lowest loss

*1 point · 2 minutes.* Choose $w$ and $b$ as you like. Below which number can the loss $(a - 5)^2$ of the sigmoid
neuron never fall?
"""

# %% nbgrader={"grade_id": "lowest_loss", "solution": true}
### BEGIN SOLUTION
lowest_loss = 16
### END SOLUTION

# %% nbgrader={"grade_id": "test_lowest_loss", "points": 1}
check(lowest_loss=lowest_loss)

# %% [markdown]
r"""
The sigmoid neuron began at a loss of 16.0073. It had 0.0073 left to win. Nobody can learn fast who has nothing left to
learn. And 5 is no sensible target for an output between 0 and 1.

A fair race has a target that both can reach, say $y = 0.5$, and more than one start. Count the steps until the loss
is below 0.01. Before you run it: which of the two is faster from $z = 7$, from $z = 1.2$, and from $z = -1.5$?
"""


# %%
def steps_needed(act, w, b):
    for step in range(4000):
        a, _, dw, new_w = (np.squeeze(value) for value in table_row(act, w, b, x=2, y=0.5, lr=0.1))
        if (a - 0.5) ** 2 < 0.01:
            return step
        if dw == 0:
            return "never"
        w = new_w


for start_w, start_b in [(3, 1), (0.6, 0), (-1, 0.5)]:
    results = [f"{name} {steps_needed(act, start_w, start_b)}" for name, act in acts.items()]
    print(f"start at z = {start_w * 2 + start_b:4}    steps:", ",  ".join(results))

# %% [markdown]
r"""
So the fair race has three answers, and they depend on where it starts:

- **Far right,** the sigmoid is flat. It gets there, but needs about a thousand times as long. Here the story is right.
- **Near 0,** ReLU is faster, and by more than 1 against 1/4. The slope counts twice: once in the gradient, and once more
  when the step of $w$ moves $a$. So it is 1 against 1/16 at best.
- **Left of 0,** ReLU is closed and never learns. The sigmoid does.

One neuron does not settle it. What does is depth.

## Many layers

Stack ten layers. On the way back each activation multiplies the gradient by its slope. From here on $L$ is the **number
of layers**, and the loss is written out.

### Predict: the best case

*1 point · 2 minutes.* Each slope of a sigmoid is 1/4 at most. What share of a gradient is left after **ten** sigmoids,
at the very best? Leave the weights aside.
"""

# %% nbgrader={"grade_id": "best_case", "solution": true}
### BEGIN SOLUTION
best_case = 0.25**10
### END SOLUTION

# %% nbgrader={"grade_id": "test_best_case", "points": 1}
check(best_case=best_case)

# %% [markdown]
r"""
So $L$ sigmoids let at most $0.25^L$ through, while $L$ open ReLUs let everything through. But there are weights
between the layers, and they multiply too. Could a large weight make up for the lost quarters?

Try it. The explorer stacks $L$ layers of one unit each, with the same weight $k$ between them. $z$ is where the first
layer stands. The lower plot begins on the right, at the output, with a gradient of 1. It goes left, back to layer 1.
The dotted line is what sigmoids would leave if each of them stood at $z = 0$.

1. Leave $k = 1$ and raise $L$. Which curve stays level?
2. Set $k = 4$: it should cancel 1/4. Does it? Where do the later layers stand on the sigmoid?
3. Find a $k$ at which ReLU's gradient vanishes too.
4. Make $z$ negative. Which of the two is better off?
"""

# %%
explore.surviving_gradient()

# %% [markdown]
r"""
In this chain a large weight does not save the sigmoid: the same $k$ that multiplies the gradient pushes the next layer to
where the sigmoid is flat. An open ReLU has no flat end, so its gradient is multiplied by $k$ and nothing else. That is
not always good. With $k = 0.5$ it vanishes, with $k = 2$ it doubles at each layer. Lesson 3 is about that. And with $z$
below 0 the ReLU is closed, and nothing comes through. The sigmoid still lets a little through.

### The gradient of the first weight

The explorer began with a gradient of 1. In a network it begins with the loss. Take the same chain with a weight in
front of each layer, all of value $k$, and no biases. From here on the loss has a 1/2 in front. It cancels the 2 of the
square, so the derivative is $a_L - y$. That halves every gradient alike. A learning rate twice as large makes up for it.

$$a_0 = x \qquad z_l = k\,a_{l-1} \qquad a_l = \text{act}(z_l) \qquad \text{loss} = \tfrac12 (a_L - y)^2$$

How fast does the loss change when only the **first** weight $w_1$ moves? For ReLU with $k$ and $x$ positive all gates
are open, and the answer fits in one line. The output is $a_L = k^L x$. On the way back there are the weights of layers
$L$ to 2, and last $dz_1/dw_1 = x$:

$$\frac{d\,\text{loss}}{d w_1} = (k^L x - y) \cdot k^{L-1} \cdot x$$

Do not overlook the first factor. It depends on $k$ as well: with $x = 1$ and $y = 0$ the gradient is $k^{2L-1}$,
and not $k^{L-1}$ as is often written.

For the sigmoid there is no such line. But there is a loop, and it serves every activation.

### Exercise: chain_gradient

*4 points · 15 minutes · hard.*

{{hints chain_gradient}}
"""


# %% nbgrader={"grade_id": "chain_gradient", "solution": true}
def chain_gradient(act, k, L, x, y):
    """The gradient of the loss with respect to the first weight, in a chain of L layers of one unit each.

    act: a pair of functions, forward(Z) -> (A, cache) and backward(dA, cache) -> dZ
    k: the value of every weight; there are no biases
    L: the number of layers, 1 or more
    x, y: one sample, its input and its target; the loss is 1/2 (a_L - y)^2

    Returns one number, d loss / d w_1: only the first weight moves, the others stay at k
    """
    forward, backward = act
    A = np.array([[x]])  # one unit, one sample
    ### BEGIN SOLUTION
    caches = []
    for _ in range(L):
        A, cache = forward(k * A)
        caches.append(cache)
    dA = A - y
    for cache in reversed(caches):
        dZ = backward(dA, cache)
        dA = k * dZ
    return (dZ * x).item()
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_chain_gradient", "points": 2}
check(chain_gradient=chain_gradient)

# %% nbgrader={"grade_id": "test_chain_gradient_hidden", "points": 2}
# When your work is graded, chain_gradient meets further chains here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

tanh = (lambda Z: (np.tanh(Z), Z), lambda dA, cache: dA * (1 - np.tanh(cache) ** 2))
ramp = (lambda Z: (np.maximum(0, Z), Z), lambda dA, cache: dA * (cache > 0))
grade(
    chain_gradient=chain_gradient,
    inputs=[
        (tanh, 1.6, 4, 0.9, -0.4),
        (tanh, -0.7, 3, 1.2, 0.8),
        (ramp, 0.6, 6, 1.7, 0.3),
        (ramp, 1.2, 2, -0.8, 0.7),
        (tanh, 0.9, 1, -1.1, 0.6),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Here is what your function says for $k = 1$, $x = 1$, $y = 0$ and 1 to 20 layers.
"""

# %%
figures.your_chain(chain_gradient, acts)

# %% [markdown]
r"""
A straight line on a logarithmic axis means the same factor for each layer. For ReLU it is 1. For the sigmoid it is soon
0.22, a little below 1/4:
"""

# %%
for L in (1, 5, 10, 20):
    gradients = [np.squeeze(chain_gradient(act, k=1, L=L, x=1, y=0)) for act in acts.values()]
    print(f"L = {L:2}    ReLU {gradients[0]:.3g}    sigmoid {gradients[1]:8.3g}    0.25^L = {0.25**L:8.3g}")

# %% [markdown]
r"""
This is the **vanishing gradient**. With 20 sigmoid layers, the gradient of the first weight is about a trillion times
smaller than that of the last.

Another gate helps against it. So do weights and biases that keep $z$ where the gate is steep, and paths that lead around the
gates, as in residual networks.

## What to remember

- $\sigma'(z) = \sigma(z)\,(1 - \sigma(z))$ is at most 1/4. The slopes of $L$ sigmoids leave at most $0.25^L$ of a gradient.
- In a chain of single units a larger positive weight does not make up for it: it pushes $z$ to where the sigmoid is flat.
- An open ReLU has slope 1, however large $z$ is. The weights decide what its chain does: $k^{2L-1}$ for $x = 1$, $y = 0$.
- Compare activations on a target that both can reach, and from more than one start.
- Where $a$ is nearly 1, the digits that matter are in $1 - a$.

## Go further

### Exercise: the best weight

*2 extra points · 10 minutes · harder.* You have seen that $k = 4$ does not save the sigmoid. Does any $k$ come near?
In a long chain each further layer multiplies the gradient by the same share. So compare `chain_gradient` for $L = 41$
and $L = 40$, with $x = 1$ and $y = 0$. Try every $k$ from 0.1 to 6 in steps of 0.1. What is the **largest share** that is
left per layer? (If your function returns an array, `.item()` takes the number out of it.)
"""

# %% nbgrader={"grade_id": "best_share", "solution": true}
### BEGIN SOLUTION
best_share = max(
    chain_gradient(acts["sigmoid"], k, 41, 1, 0) / chain_gradient(acts["sigmoid"], k, 40, 1, 0)
    for k in np.arange(1, 61) / 10
)
### END SOLUTION

# %% nbgrader={"grade_id": "test_best_share", "extra_points": 2}
check(best_share=best_share)

# %% [markdown]
r"""
A long chain settles at a point where $a = \sigma(k a)$. With $z = k a$ the share is $k\,\sigma'(z) = z\,(1 - \sigma(z))$,
and this has its highest point, 0.278, at $z = 1.28$. So no positive weight can let more than about 28 % through.

Biases change that. With $k = 4$ and a bias of $-2$ in each layer, $a = 1/2$ leads back to $z = 0$, where the slope is 1/4,
and $4 \cdot \tfrac14 = 1$. If layer 1 stands at $z = 0.5$, a tenth of the gradient reaches it through 20 layers. Without
the biases it is $6 \cdot 10^{-22}$.

A negative weight does better, too. It turns a large $a$ into a small one, and a small one into a larger. With $k = -5$ the layers
settle at $z = -1.18$, where the slope is 0.18, and $5 \cdot 0.18 = 0.9$ is left per layer. Through 20 layers the gradient of
the first weight is $-8 \cdot 10^{-5}$; with $k = 1$ it is $6 \cdot 10^{-14}$.

And a wide layer has weights of both signs. Here are 30 layers of 200 sigmoids, with weights from $N(0, s^2/n)$. By which
factor does the mean square of a gradient change per layer on its way back?
"""


# %% nbgrader={"grade_id": "change_per_layer", "locked": true}
def change_per_layer(s, n=200, layers=30):
    rng = np.random.default_rng(0)
    A, passed = rng.normal(size=(n, 20)), []
    for _ in range(layers):
        W = rng.normal(size=(n, n)) * s / np.sqrt(n)
        A, cache = sigmoid(W @ A)
        passed.append((W, cache))
    dA = rng.normal(size=A.shape)
    before = np.mean(dA**2)
    for W, cache in reversed(passed):
        dA = W.T @ sigmoid_backward(dA, cache)
    return (np.mean(dA**2) / before) ** (1 / layers)


# %%
for s in (1, 8, 12, 16):
    print(f"s = {s:2}    times {change_per_layer(s):.2f} per layer")

# %% [markdown]
r"""
With large weights the gradient of sigmoids **explodes**. Most units are saturated then. But $z$ has both signs, so a few units
stand near 0, where the slope is nearly 1/4. Twice the spread $s$ leaves half as many of them there, and multiplies the
square of what passes by 4. So for large $s$ the factor doubles with $s$.

### Never zero?

ReLU's slope is exactly 0 left of 0. The sigmoid's slope is said never to be 0. On paper that is true, since $e^{-z}$ is
never 0.

### Predict: never zero

*1 extra point · 2 minutes.* Compute `s = 1 / (1 + np.exp(-z))` and then `s * (1 - s)` in float64, which holds about 16 digits.
Let $z$ grow. Where does the result become exactly 0?

- **a)** nowhere
- **b)** at some $z$ between 10 and 20
- **c)** at some $z$ between 30 and 40
- **d)** only beyond $z = 745$, where `np.exp(-z)` itself becomes 0
"""

# %% nbgrader={"grade_id": "never_zero", "solution": true}
### BEGIN SOLUTION
never_zero = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_never_zero", "extra_points": 1}
check(never_zero=never_zero)

# %% [markdown]
r"""
Find the place. So that all of us measure the same thing, here are the formula and the points:
"""


# %% nbgrader={"grade_id": "points_to_measure_at", "locked": true}
def slope_on_paper(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


z = np.arange(8000) / 100  # 0.00, 0.01, 0.02, ... 79.99, in float64

# %% [markdown]
r"""
### Exercise: where the slope becomes 0

*1 extra point · 4 minutes · easy.* Which is the first entry of `z` at which `slope_on_paper` is exactly 0? Write code that finds it.
`np.argmax` of an array of booleans is the index of the first `True`.
"""

# %% nbgrader={"grade_id": "zero_from_float64", "solution": true}
### BEGIN SOLUTION
zero_from_float64 = z[np.argmax(slope_on_paper(z) == 0)]
### END SOLUTION

# %% nbgrader={"grade_id": "test_zero_from_float64", "extra_points": 1}
check(zero_from_float64=zero_from_float64)

# %% [markdown]
r"""
### Exercise: the same in float32

*1 extra point · 2 minutes · easy.* Many networks are trained in float32. Where is the slope 0 for `z.astype(np.float32)`?
"""

# %% nbgrader={"grade_id": "zero_from_float32", "solution": true}
### BEGIN SOLUTION
zero_from_float32 = z[np.argmax(slope_on_paper(z.astype(np.float32)) == 0)]
### END SOLUTION

# %% nbgrader={"grade_id": "test_zero_from_float32", "extra_points": 1}
check(zero_from_float32=zero_from_float32)

# %% [markdown]
r"""
You have met this mistake before. Where $a$ is nearly 1, the digits that matter are in $1 - a$. Whoever rounded $a$ to
three digits got the slope wrong by a tenth. float64 rounds to 16 digits, and at $z = 36.74$ all of the slope is lost. In
float16, which is used for training too, that happens at $z = 7.63$.

The cure is not to subtract from 1 at all. The gap between $\sigma(z)$ and 1 is a sigmoid itself:

$$1 - \sigma(z) = \frac{e^{-z}}{1 + e^{-z}} = \sigma(-z) \qquad \text{so} \qquad \sigma'(z) = \sigma(z)\,\sigma(-z)$$
"""

# %%
Z = np.array([[7.0, 30.0, 36.0, 37.0, 100.0, 700.0]])
mended = sigmoid(Z)[0] * sigmoid(-Z)[0]

for place, before, after in np.vstack([Z, slope_on_paper(Z), mended]).T:
    moves = "moves" if 3 + 1.6 * after != 3 else "stays"
    print(f"z = {place:3.0f}    s (1 - s) = {before:9.4g}    mended {after:10.4g}    w = 3 {moves}")

# %%
figures.slope_in_the_machine()

# %% [markdown]
r"""
Mended, the slope lasts until $e^{-z}$ itself becomes 0, beyond $z = 745$. Is it worth anything out there? The last word
of each line says. With $a$ nearly 1, the step of our neuron is
$-0.1 \cdot 2(1 - 5) \cdot \sigma'(z) \cdot 2 = 1.6\,\sigma'(z)$. At $z = 37$ and beyond it is so small that it is lost
when it is added to $w = 3$.

So the repair makes the gradient right. It does not make it large. It pays where something divides by $1 - a$ or takes its
logarithm, as the usual loss for yes-or-no answers does: there a 0 becomes an infinity. (Your `sigmoid_backward` may subtract
from 1 too. Its check accepts both forms.)

## Where you stand

What is done, what is still open, and what comes next:
"""

# %%
progress()

# %% [markdown]
r"""
**Next:** [Exploding gradients](../03_exploding_gradients/03_exploding_gradients.ipynb). An open ReLU leaves the gradient to
the weights. What if they make too much of it?
"""
