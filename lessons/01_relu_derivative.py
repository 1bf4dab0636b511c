# %% [markdown]
r"""
# 1. The derivative of ReLU

*What does a gate let back through, and what happens at exactly 0?*

**About 80 minutes, another 10 minutes to go further · difficulty ●○○ · you need NumPy arrays and the idea of a derivative**

A network learns by asking, for each of its numbers: if this one grew a little, would the error grow or fall?
The answers are computed from the output back to the input. That is **back-propagation**. On the way they pass many small
gates, one for each unit. The simplest gate in common use is ReLU, and this lesson is about it.

After this lesson you can

- write `relu` and `relu_backward` for a whole layer, and say what the way back needs to know;
- take one step of gradient descent by hand;
- check a gradient without knowing its formula;
- say what happens at exactly 0, and how a ReLU neuron dies.

**How to work.** Run a cell with Shift+Enter. Where a cell says `raise NotImplementedError`, put your code in place
of that line. The cell below checks it. If something is wrong, the check shows where, and it knows the common mistakes by
name. You can run it as often as you like. Stuck? Above each exercise stands help in steps, closed until you click on it.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, check_at_zero, explore, figures, gradient_check, hint, progress

# %% [markdown]
r"""
### The names used in this course

They are those of the Deep Learning Specialization, a widely taken online course. A **layer** is a row of **units** that
work side by side. A **sample** is one input with its target. A **parameter** is a number that learning may change.

| name | what it is | shape |
|---|---|---|
| $Z$ | what a layer computes before its activation, such as ReLU | $(n, m)$: one row per unit, one **column per sample** |
| $A$ | what comes out of the activation | $(n, m)$ |
| $dA$ | how fast the loss $L$ changes when one entry of $A$ moves and the others stay: $\partial L / \partial A$ | that of $A$ |
| $dZ$ | the same for $Z$ | that of $Z$ |

So `dZ` is *not* a small piece of `Z`. Read it as "the derivative of the loss with respect to Z".
"""

# %% [markdown]
r"""
## One neuron, forward

Take one neuron with one input. It multiplies, adds, and passes the result through ReLU:

$$z = w x + b \qquad a = \max(0, z) \qquad L = (a - y)^2$$

ReLU lets a positive $z$ pass unchanged: the gate is **open**. It turns anything else into 0: the gate is **closed**.
The loss $L$ says how far the output $a$ is from the target $y$. Let us put numbers in.
"""

# %%
x, w, b, y = 2, 3, 1, 5

z = w * x + b
a = max(0, z)
L = (a - y) ** 2

print(f"z = {z}    a = {a}    L = {L}")

# %% [markdown]
r"""
## The same neuron, backward

The output is 7, the target is 5. The weight should become smaller. But how much does it matter?

Take it link by link. If $a$ grows by 1 for each 1 of $z$, and $L$ by 4 for each 1 of $a$, then $L$ grows by $4 \cdot 1$
for each 1 of $z$. Along a chain, slopes multiply. That is the **chain rule**. Here it asks three small questions:

- How fast does $L$ change with $a$? It is a square, so $\dfrac{dL}{da} = 2(a - y)$.
- How fast does $a$ change with $z$? That is the slope of ReLU. At $z = 7$ the gate is open, and the slope is 1.
- How fast does $z$ change with $w$? In $z = w x + b$, the weight stands beside $x$.

The answer is their product:

$$\frac{dL}{dw} = \frac{dL}{da} \cdot \frac{da}{dz} \cdot \frac{dz}{dw}$$

### Predict: dL/dw

*1 point · 2 minutes.* Work out $dL/dw$ on paper, then write the number in place of `...`.
A wrong prediction teaches as much as a right one.
"""

# %% nbgrader={"grade_id": "predicted_dw", "solution": true}
### BEGIN SOLUTION
predicted_dw = 8
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_dw", "points": 1}
check(predicted_dw=predicted_dw)

# %% [markdown]
r"""
Now let the computer do it, one factor at a time. The bias $b$ has its own last factor: $dz/db = 1$.
"""

# %%
dL_da = 2 * (a - y)
da_dz = 1 if z > 0 else 0

dL_dw = dL_da * da_dz * x
dL_db = dL_da * da_dz * 1

print(f"dL/da = {dL_da}    da/dz = {da_dz}    dL/dw = {dL_dw}    dL/db = {dL_db}")

# %% [markdown]
r"""
## One step downhill

The derivatives by all parameters together are called the **gradient**. It points the way the loss grows fastest. So we
go the other way, by a small multiple of it. That multiple is the **learning rate**, here $\text{lr} = 0.1$:

$$w \leftarrow w - \text{lr} \cdot \frac{dL}{dw} = 3 - 0.1 \cdot 8 = 2.2$$

With $w = 2.2$ and the old bias, the output is $a = 5.4$ and the loss has fallen from 4 to 0.16.
But $b$ is a parameter too, and it moves in the same step.

### Predict: the output after the step

*1 point · 3 minutes.* Both $w$ and $b$ take their step. What is $a$ then, for the same $x = 2$?
"""

# %% nbgrader={"grade_id": "predicted_a", "solution": true}
### BEGIN SOLUTION
predicted_a = 5
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_a", "points": 1}
check(predicted_a=predicted_a)

# %% [markdown]
r"""
One step, and the loss is exactly 0. Is that luck? Partly. One step turns the error $a - y$ into

$$(a - y) \cdot \bigl(1 - 2\,\text{lr}\,(x^2 + 1)\bigr)$$

as long as the gate stays open. Here $x^2 + 1 = 5$, so a rate of 0.1 makes the bracket 0. Other rates fall short or
jump too far:
"""

# %%
for lr in (0.05, 0.1, 0.15, 0.25):
    new_w, new_b = w - lr * dL_dw, b - lr * dL_db
    new_a = max(0, new_w * x + new_b)
    print(f"lr = {lr:4}    a = {new_a:4.1f}    loss = {(new_a - y) ** 2:5.2f}")

# %% [markdown]
r"""
## Explore the neuron

Move a slider, and everything is recomputed. In each box the upper number went forward. The lower one came back.

1. Lower $b$ until the gate closes. Which numbers on the way back become 0, and which do not?
2. Keep the gate closed and move $y$. The loss changes. Does anything reach $w$?
3. Press *Reset*, then set $x = 0$. Which of the two parameters can still learn?
"""

# %%
explore.neuron()

# %% [markdown]
r"""
When the gate is closed, $dL/da$ still says how wrong the output is. But it does not reach $w$ and $b$, which come before
the gate. With the gate open and $x = 0$, the weight has no say in $z$, so its derivative is 0. The bias still learns.

## ReLU for a whole layer

A layer has many units and sees many samples at once. Its $Z$ is an array of shape $(n, m)$, and each entry has
its own gate.

On the way back we need to know which gates were open. So the forward function returns two things: $A$, and a
*cache* with what the way back will need. For ReLU that is $Z$.

### Exercise: relu

*2 points · 5 minutes · easy.*

{{hints relu}}
"""


# %% nbgrader={"grade_id": "relu", "solution": true}
def relu(Z):
    """Apply ReLU to every entry of Z.

    Z: array of shape (n, m), a layer's values before the activation

    Returns A, an array of the shape of Z: max(0, Z), entry by entry
            cache, which is Z as it came in, kept for relu_backward
    """
    ### BEGIN SOLUTION
    return np.maximum(0, Z), Z
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu", "points": 1}
check(relu=relu)

# %% nbgrader={"grade_id": "test_relu_hidden", "points": 1}
# When your work is graded, relu meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(101)
grade(
    relu=relu,
    inputs=[
        (rng.normal(size=(5, 7)),),
        (rng.normal(size=(1, 1)),),
        (rng.integers(-9, 10, size=(3, 2)),),
        (rng.normal(size=(2, 9)).astype(np.float32),),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
## The slope of ReLU

Left of 0, ReLU is flat: move $z$ a little, and nothing happens. Right of 0 it climbs one to one. So its derivative
is a step.
"""

# %%
figures.relu_and_slope()

# %% [markdown]
r"""
Now go backward through a whole layer. The next layer, nearer to the loss, hands you $dA$: for each entry of $A$, how fast
the loss changes with it. You hand on $dZ$. The chain rule holds for each entry on its own:

$$dZ_{ij} = dA_{ij} \cdot \text{slope of ReLU at } Z_{ij}$$

An entry of $dA$ passes an open gate unchanged, whatever its size or sign. A closed gate stops it.

### Exercise: relu_backward

*5 points · 10 minutes · harder.* This is the heart of the lesson.

{{hints relu_backward}}
"""


# %% nbgrader={"grade_id": "relu_backward", "solution": true}
def relu_backward(dA, cache):
    """Go backward through ReLU.

    dA: array of shape (n, m), the derivative of the loss with respect to A
    cache: Z, the array of shape (n, m) that relu kept

    Returns dZ, an array of the shape of Z: the derivative of the loss with respect to Z.
    Neither dA nor the cache is changed. Where Z is exactly 0, a slope of 0 or of 1 will do for now.
    """
    ### BEGIN SOLUTION
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}
check(relu_backward=relu_backward)

# %% nbgrader={"grade_id": "test_relu_backward_hidden", "points": 2}
# When your work is graded, relu_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(102)
grade(
    relu_backward=relu_backward,
    inputs=[
        (rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
        (rng.normal(size=(1, 8)), rng.normal(size=(1, 8))),
        (rng.normal(size=(6, 2)), rng.integers(1, 9, size=(6, 2)) * rng.choice([-1, 1], size=(6, 2))),
        (rng.normal(size=(2, 7)).astype(np.float32), rng.normal(size=(2, 7)).astype(np.float32)),
        (rng.normal(size=(3, 4)), 1e-7 * rng.normal(size=(3, 4))),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Here is your own function, drawn over the right one. It was called with $dA = 1$ everywhere, so what you see is the
slope that it uses.
"""

# %%
figures.your_slope(relu_backward)

# %% [markdown]
r"""
## At exactly 0

The graph has a kink at 0. What is the slope there?

### Predict: the derivative at 0

*1 point · 2 minutes.* As calculus sees it, the derivative of $\max(0, z)$ at $z = 0$ is

- **a)** 0
- **b)** 1
- **c)** 1/2
- **d)** not defined

Answer with a letter in quotation marks, such as `"a"`. Or run both cells as they are: the check then offers the letters as
buttons, and the one that you choose is written into the cell.
"""

# %% nbgrader={"grade_id": "slope_at_zero", "solution": true}
### BEGIN SOLUTION
slope_at_zero = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_slope_at_zero", "points": 1}
check(slope_at_zero=slope_at_zero)

# %% [markdown]
r"""
Measure it three ways: from the left side of 0, from the right side, and over both.
"""

# %%
h = 0.001
value_left, value_at, value_right = max(0, -h), max(0, 0), max(0, h)

print("from the left: ", (value_at - value_left) / h)
print("from the right:", (value_right - value_at) / h)
print("over both:     ", (value_right - value_left) / (2 * h))

# %% [markdown]
r"""
Three ways, three answers. The picture shows why. Many lines pass through the kink and nowhere rise above the graph. Their
slopes are all the numbers from 0 to 1. Such a slope is called a **subgradient**, and each is a valid choice.
"""

# %%
figures.subgradients_at_zero()

# %% [markdown]
r"""
A program has to choose one. In PyTorch 2.13, `relu` takes 0, `clamp` from below at 0 takes 1, and `maximum` with 0 takes
1/2, for what is the same function on paper. **This course takes 0**, as `relu` does in most libraries.

Does it matter? With random numbers, hardly ever: a sum that is exactly 0 is rare. But feed a layer only zeros while its
biases are still 0, and every entry of $Z$ is exactly 0. Then the choice decides whether that layer's biases learn.

The next check is about this rule. Any slope from 0 to 1 passes; one that is not 0 comes with a note.
"""

# %% nbgrader={"grade_id": "test_relu_backward_at_zero", "points": 1}
check_at_zero(relu_backward=relu_backward)

# %% [markdown]
r"""
## A referee of your own

So far a check has told you whether a gradient is right. Who will tell you when there is no check? You can measure it.

Take any function $f$ of an array that returns one number. Raise one entry by $h$, then lower it by $h$, and see how far
$f$ went:

$$\frac{\partial f}{\partial Z_{ij}} \approx \frac{f(\ldots, Z_{ij} + h, \ldots) - f(\ldots, Z_{ij} - h, \ldots)}{2h}$$

This is a **central difference**. Looking to both sides is worth it. Where $f$ is smooth, the error falls with $h^2$.
With one side only it falls with $h$.

Your function should serve arrays of any shape, so two nested loops will not do. In NumPy an index is a tuple with one number
for each axis, and `np.ndindex` hands out the indices of a shape, one after the other:
"""

# %%
for index in np.ndindex((2, 3)):
    print(index, end="  ")

# %% [markdown]
r"""
### Exercise: numerical_gradient

*4 points · 15 minutes · harder.*

{{hints numerical_gradient}}
"""


# %% nbgrader={"grade_id": "numerical_gradient", "solution": true}
def numerical_gradient(f, Z, h):
    """Measure the gradient of f at Z by central differences.

    f: a function that takes an array of the shape of Z and returns one number
    Z: an array, of floats or of whole numbers
    h: how far to move each entry, a small positive number

    Returns an array of floats of the shape of Z: how fast f changes with each entry, moved on its own.
    Z is not changed.
    """
    ### BEGIN SOLUTION
    point = np.array(Z, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        old = point[index]
        point[index] = old + h
        above = f(point)
        point[index] = old - h
        below = f(point)
        point[index] = old
        gradient[index] = (above - below) / (2 * h)
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_numerical_gradient", "points": 2}
check(numerical_gradient=numerical_gradient)

# %% nbgrader={"grade_id": "test_numerical_gradient_hidden", "points": 2}
# When your work is graded, numerical_gradient meets further functions here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(103)
grade(
    numerical_gradient=numerical_gradient,
    inputs=[
        (lambda Z: float(np.sum(np.exp(Z))), rng.normal(size=(4, 2)), 0.05),
        (lambda Z: float(np.prod(Z)), rng.normal(size=(1, 5)), 0.01),
        (lambda Z: float(np.sum(Z**3) * Z[0, 0]), rng.integers(1, 5, size=(3, 1)), 0.1),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
How small should $h$ be? Measure a derivative that you know: that of $e^z$ at 1, which is $e$.
"""

# %%
for h in (1e-1, 1e-3, 1e-5, 1e-9, 1e-13):
    slope = numerical_gradient(lambda Z: np.exp(Z[0]), np.array([1.0]), h)[0]
    print(f"h = {h:.0e}    error = {abs(slope - np.e):.0e}")

# %% [markdown]
r"""
At first a smaller $h$ is better. Then it gets worse: the two values of $f$ become so alike that rounding is most of their
difference. A step of $10^{-5}$ is a good habit.

Now let your referee judge your `relu_backward`. We need a loss whose $dA$ we know. The simplest is
$L = \sum dA \cdot A$ with fixed numbers $dA$: its derivative with respect to $A$ is just $dA$.
"""

# %%
rng = np.random.default_rng(1)
Z = rng.normal(size=(2, 4))
dA = rng.normal(size=(2, 4))


def loss_of(Z):
    A, cache = relu(Z)
    return np.sum(dA * A)


by_formula = relu_backward(dA, Z)
by_measuring = numerical_gradient(loss_of, Z, h=1e-5)

print(np.round(by_formula, 3))
print(np.round(by_measuring, 3))
print("largest difference:", np.max(np.abs(by_formula - by_measuring)))

# %% [markdown]
r"""
The two agree to about ten digits. `gradient_check` does the same in one line, and asks for agreement to five digits:
"""

# %%
gradient_check(loss_of, Z, relu_backward(dA, Z))

# %% [markdown]
r"""
One warning. The referee looks $h$ to both sides. If a kink lies in between, it sees a mixture of both slopes. That is
the 1/2 that you measured at 0. So keep test points away from kinks.

## One neuron learns

Put it all together: forward, backward, one step.

### Exercise: neuron_step

*4 points · 10 minutes · easy.*

{{hints neuron_step}}
"""


# %% nbgrader={"grade_id": "neuron_step", "solution": true}
def neuron_step(w, b, x, y, lr):
    """Take one step of gradient descent for a = relu(w x + b) with the loss (a - y)^2.

    w, b: the parameters, two numbers
    x, y: one sample, its input and its target
    lr: the learning rate

    Returns the new w and the new b. Both gradients are taken at the old w and b.
    """
    ### BEGIN SOLUTION
    z = w * x + b
    a = max(0, z)
    dL_da = 2 * (a - y)
    da_dz = 1 if z > 0 else 0
    dL_dz = dL_da * da_dz
    return w - lr * dL_dz * x, b - lr * dL_dz
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_neuron_step", "points": 2}
check(neuron_step=neuron_step)

# %% nbgrader={"grade_id": "test_neuron_step_hidden", "points": 2}
# When your work is graded, neuron_step meets further numbers here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

grade(
    neuron_step=neuron_step,
    inputs=[
        (1.1, 0.4, 0.7, -0.6, 0.03),
        (-0.9, 0.2, -1.4, 2.6, 0.15),
        (2.3, -1.2, 1.9, 0.8, 0.07),
        (0.6, -3.1, 2.2, 1.7, 0.4),
        (0.5, -0.3, 1.2, 2.1, 0.2),
    ],
)
### END HIDDEN TESTS

# %% [markdown]
r"""
Let it learn for a few steps, at a rate that needs more than one:
"""

# %%
w, b = 3.0, 1.0
for step in range(6):
    a = max(0, w * 2 + b)
    print(f"step {step}    w = {w:.3f}    b = {b:.3f}    a = {a:.3f}    loss = {(a - 5) ** 2:.4f}")
    w, b = neuron_step(w, b, x=2, y=5, lr=0.05)

# %% [markdown]
r"""
Each step halves the error: the bracket from before is $1 - 2 \cdot 0.05 \cdot 5 = 0.5$.

## How a neuron dies

A larger rate makes a larger step. Too large a step carries $z$ below 0, and the gate closes.

### Predict: the rate that kills

*1 point · 5 minutes.* Start again from $w = 3$, $b = 1$, $x = 2$, $y = 5$. What is the smallest learning rate at which
**one** step brings $z$ to 0 or below? (Work it out on paper. Rounding in the computer blurs the last digit.)
"""

# %% nbgrader={"grade_id": "lr_that_kills", "solution": true}
### BEGIN SOLUTION
lr_that_kills = 7 / 20
### END SOLUTION

# %% nbgrader={"grade_id": "test_lr_that_kills", "points": 1}
check(lr_that_kills=lr_that_kills)

# %% [markdown]
r"""
### Predict: the gradient of a dead neuron

*1 point · 2 minutes.* Take a rate of 0.4. After one step $w = -0.2$ and $b = -0.6$, so $z = -1$ and $a = 0$. The loss is
now 25, far more than the 4 at the start. How large is $dL/dw$?
"""

# %% nbgrader={"grade_id": "predicted_dead_dw", "solution": true}
### BEGIN SOLUTION
predicted_dead_dw = 0
### END SOLUTION

# %% nbgrader={"grade_id": "test_predicted_dead_dw", "points": 1}
check(predicted_dead_dw=predicted_dead_dw)

# %% [markdown]
r"""
Now watch. However many steps follow, nothing moves:
"""

# %%
w, b = 3.0, 1.0
for step in range(4):
    a = max(0, w * 2 + b)
    print(f"step {step}    w = {w:5.2f}    b = {b:5.2f}    a = {a:.1f}    loss = {(a - 5) ** 2:.1f}")
    w, b = neuron_step(w, b, x=2, y=5, lr=0.4)

# %% [markdown]
r"""
That was one sample. A neuron in a real network sees many, and each has its own gate. As long as one of them is open, the
neuron can still learn. It is **dead** when $z$ is 0 or below for every sample that it is shown.

Here are five samples with the targets $y = 2x + 1$. Their mean loss is $J$. One step at a rate that is too large, and no
gate is open any more:
"""

# %%
figures.dying_relu()

# %% [markdown]
r"""
Is a dead neuron dead for good? In the first layer, yes: the data stay as they are, and plain gradient descent never moves
it again. In a later layer, the layers before it may still change its inputs, and a gate may open again.

What helps is a smaller rate, a good start (lesson 4), or a gate that never closes quite: the *leaky* ReLU of lesson 4.

## What to remember

- `relu_backward` lets an entry of $dA$ pass where $Z > 0$ and stops it elsewhere. It looks at the sign of $Z$, never at
  the sign of $dA$ or the size of $Z$.
- $dA$ comes from the next layer. The slope of ReLU is only one of the two factors.
- At $Z = 0$ there is no derivative. 0 is a choice, and a valid one.
- Central differences test a gradient without its formula. Keep away from kinks.
- A closed gate stops whatever would have passed through it. Too large a step can close it for every sample.

## Go further

### Hunt the bug

A loss that falls does not show that a gradient is right. Here are four versions of your `relu_backward`. One is right, three
are not.
"""


# %% nbgrader={"grade_id": "four_versions", "locked": true}
def version_a(dA, cache):
    return relu_backward(dA, cache) / dA.shape[1]


def version_b(dA, cache):
    return relu_backward(np.maximum(0, dA), cache)


def version_c(dA, cache):
    return -relu_backward(-dA, cache)


def version_d(dA, cache):
    return relu_backward(dA, cache) * cache


# %% [markdown]
r"""
Let the entries of $Z$ themselves learn, so that $A = \text{ReLU}(Z)$ comes near $Y$. Watch the loss with each version:
"""

# %%
rng = np.random.default_rng(6)
Z, Y = rng.normal(size=(3, 4)), rng.uniform(0, 2, size=(3, 4))
dA = relu(Z)[0] - Y


def loss_of(Z):
    A, cache = relu(Z)
    return np.sum((A - Y) ** 2) / 2


for version in (version_a, version_b, version_c, version_d):
    learning, losses = Z, []
    for _ in range(31):
        losses.append(loss_of(learning))
        A, cache = relu(learning)
        learning = learning - 0.1 * version(A - Y, cache)
    print(version.__name__, "   loss:", "   ".join(f"{losses[step]:.3f}" for step in (0, 5, 10, 20, 30)))

# %% [markdown]
r"""
It falls with all four. Now ask the referee, in a cell of your own: `gradient_check(loss_of, Z, version_a(dA, Z))`, and so on.

### Predict: the version that is right

*1 extra point · 5 minutes.* Which one is it: `"a"`, `"b"`, `"c"` or `"d"`?
"""

# %% nbgrader={"grade_id": "hunt_relu_backward", "solution": true}
### BEGIN SOLUTION
hunt_relu_backward = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hunt_relu_backward", "extra_points": 1}
check(hunt_relu_backward=hunt_relu_backward)

# %% [markdown]
r"""
### Predict: where version b is wrong

*1 extra point · 3 minutes.* Print `version_b(dA, Z)`, what your `numerical_gradient` measures, and $Z$ and $dA$. Where do the first
two differ, and why?

- **a)** at all open gates, by one factor: it takes a mean
- **b)** at closed gates: it lets $dA$ through
- **c)** at open gates with a negative $dA$: it looks at the sign of $dA$
- **d)** at all open gates, by another factor for each: it multiplies by $Z$
"""

# %% nbgrader={"grade_id": "hunt_version_b", "solution": true}
### BEGIN SOLUTION
hunt_version_b = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_hunt_version_b", "extra_points": 1}
check(hunt_version_b=hunt_version_b)

# %% [markdown]
r"""
Version b moves an entry only downwards, never upwards. Version a makes every step shorter, and version d changes each step's
length. All of them still go downhill, and that is all that a falling loss shows.

## Where you stand

What your checks found is kept beside your lessons, on this computer only. Here it is, with what is still open. You can
run this cell whenever you like.
"""

# %%
progress()

# %% [markdown]
r"""
**Next:** [ReLU against sigmoid](../02_relu_vs_sigmoid/02_relu_vs_sigmoid.ipynb). The same neuron with a gate that is never
quite closed. Why do hidden layers mostly use the one that is?
"""
