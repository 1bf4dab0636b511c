# %% [markdown]
r"""
# 1. The derivative of ReLU

**About 60 minutes · difficulty ●○○ · you need NumPy arrays and the idea of a derivative**

A network learns by asking, for each of its numbers: if this one grew a little, would the loss grow or fall?
The answer travels backwards through every layer. ReLU is the gate that it meets most often. When you know what
that gate does, you know half of back-propagation.

After this lesson you can

- write `relu` and `relu_backward` for a whole layer, and say why the way back needs `Z`;
- take one step of gradient descent by hand;
- check a gradient without knowing its formula;
- say what happens at exactly 0, and how a ReLU neuron dies.

**How to work.** Run a cell with Shift+Enter. Where a cell says `raise NotImplementedError`, put your code in place
of that line. Below it stands a check: it says what is right, and if something is wrong, what the mistake is.
You can run it as often as you like.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, check_at_zero, explore, figures, gradient_check, hint

# %% [markdown]
r"""
### The names used in this course

They are those of the Deep Learning Specialization.

| name | what it is | shape |
|---|---|---|
| $Z$ | what a layer computes before its activation | $(n, m)$: one row per unit, one **column per sample** |
| $A$ | what comes out of the activation | $(n, m)$ |
| $dA$ | how fast the loss $L$ changes when an entry of $A$ does: $\partial L / \partial A$ | that of $A$ |
| $dZ$ | the same for $Z$ | that of $Z$ |

So `dZ` is *not* a small piece of `Z`. Read it as "the derivative of the loss by Z".
"""

# %% [markdown]
r"""
## One neuron, forward

Take one neuron with one input. It multiplies, adds, and passes the result through ReLU:

$$z = w x + b \qquad a = \max(0, z) \qquad L = (a - y)^2$$

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

The chain rule cuts that question into three small ones:

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

The gradient points to where the loss grows. So we go the other way, by a small part of it. That part is the
learning rate, here $\text{lr} = 0.1$:

$$w \leftarrow w - \text{lr} \cdot \frac{dL}{dw} = 3 - 0.1 \cdot 8 = 2.2$$

Many texts stop here. With $w = 2.2$ and the old bias, the output is $a = 5.4$ and the loss has fallen from 4 to 0.16.
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

Move a slider, and everything is computed anew. In each box the upper number went forward. The lower one came back.

1. Lower $b$ until the gate closes. Which numbers on the way back become 0, and which does not?
2. Keep the gate closed and move $y$. The loss changes. Does anything reach $w$?
3. Open the gate again and set $x = 0$. Which of the two parameters can still learn?
"""

# %%
explore.neuron()

# %% [markdown]
r"""
When the gate is closed, $dL/da$ still says how wrong the output is. But nobody behind the gate hears it.
And with $x = 0$ the weight hears nothing either, because it has no say in $z$. The bias still does.

## ReLU for a whole layer

A layer has many units and sees many samples at once. Its $Z$ is an array of shape $(n, m)$, and each entry has
its own gate.

On the way back we shall have to know which gates were open. So the forward function returns two things: $A$, and a
*cache* with what the way back will need. For ReLU that is $Z$.

### Exercise: relu

*2 points · 5 minutes.*

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
check(relu)

# %% nbgrader={"grade_id": "test_relu_hidden", "points": 1}
# When your work is graded, relu meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.reference import grade

rng = np.random.default_rng(101)
grade(relu, [
    (rng.normal(size=(5, 7)),),
    (rng.normal(size=(1, 1)),),
    (rng.integers(-9, 10, size=(3, 2)),),
    (rng.normal(size=(2, 9)).astype(np.float32),),
])
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
Now go backward through a whole layer. The layer above hands you $dA$: for each entry of $A$, how fast the loss changes
with it. You hand on $dZ$. The chain rule holds for each entry on its own:

$$dZ_{ij} = dA_{ij} \cdot \text{slope of ReLU at } Z_{ij}$$

An entry of $dA$ passes an open gate unchanged, whatever its size or sign. A closed gate stops it.

### Exercise: relu_backward

*5 points · 10 minutes.* This is the heart of the lesson.

{{hints relu_backward}}
"""

# %% nbgrader={"grade_id": "relu_backward", "solution": true}
def relu_backward(dA, cache):
    """Go backward through ReLU.

    dA: array of shape (n, m), the derivative of the loss by A
    cache: Z, the array of shape (n, m) that relu kept

    Returns dZ, an array of the shape of Z: the derivative of the loss by Z.
    Neither dA nor the cache is changed. Where Z is exactly 0, this course takes the slope to be 0.
    """
    ### BEGIN SOLUTION
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}
check(relu_backward)

# %% nbgrader={"grade_id": "test_relu_backward_hidden", "points": 2}
# When your work is graded, relu_backward meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.reference import grade

rng = np.random.default_rng(102)
grade(relu_backward, [
    (rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
    (rng.normal(size=(1, 8)), rng.normal(size=(1, 8))),
    (rng.normal(size=(6, 2)), rng.integers(1, 9, size=(6, 2)) * rng.choice([-1, 1], size=(6, 2))),
    (rng.normal(size=(2, 7)).astype(np.float32), rng.normal(size=(2, 7)).astype(np.float32)),
    (rng.normal(size=(3, 4)), 1e-7 * rng.normal(size=(3, 4))),
])
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

Answer with a letter in quotation marks, such as `"a"`.
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
Three ways, three answers. The picture shows why: many lines touch the graph at the kink without crossing it. Each
slope from 0 to 1 belongs to such a line. They are called **subgradients**, and each is a valid choice.
"""

# %%
figures.subgradients_at_zero()

# %% [markdown]
r"""
A program has to choose one. In PyTorch, `relu` takes 0, `clamp(min=0)` takes 1, and `maximum(z, 0)` takes 1/2, for
what is the same function on paper. **This course takes 0**, as `relu` does in most libraries.

Does it matter? With random numbers, hardly ever: a sum that is exactly 0 is rare. But feed a layer only zeros while its
biases are still 0, and every entry of $Z$ is exactly 0. Then the choice decides whether anything is learned at all.

The next check is about this rule alone. Any slope from 0 to 1 passes; one that is not 0 comes with a note.
"""

# %% nbgrader={"grade_id": "test_relu_backward_at_zero", "points": 1}
check_at_zero(relu_backward)

# %% [markdown]
r"""
## A referee of your own

So far a check has told you whether a gradient is right. Who will tell you when there is no check? You can measure it.

Take any function $f$ of an array that returns one number. Move one entry by $h$ to the right, then by $h$ to the left,
and see how far $f$ went:

$$\frac{\partial f}{\partial Z_{ij}} \approx \frac{f(\ldots, Z_{ij} + h, \ldots) - f(\ldots, Z_{ij} - h, \ldots)}{2h}$$

This is a **central difference**. Looking to both sides is worth it: the error falls with $h^2$. With one side only it
falls with $h$.

### Exercise: numerical_gradient

*4 points · 15 minutes.*

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
check(numerical_gradient)

# %% nbgrader={"grade_id": "test_numerical_gradient_hidden", "points": 2}
# When your work is graded, numerical_gradient meets further functions here.
### BEGIN HIDDEN TESTS
from autograder.reference import grade

rng = np.random.default_rng(103)
grade(numerical_gradient, [
    (lambda Z: float(np.sum(np.exp(Z))), rng.normal(size=(4, 2)), 0.05),
    (lambda Z: float(np.prod(Z)), rng.normal(size=(1, 5)), 0.01),
    (lambda Z: float(np.sum(Z**3) * Z[0, 0]), rng.integers(1, 5, size=(3, 1)), 0.1),
])
### END HIDDEN TESTS

# %% [markdown]
r"""
Now put your `relu_backward` before your own referee. We need a loss whose $dA$ we know. The simplest is
$L = \sum dA \cdot A$ with fixed numbers $dA$: its derivative by $A$ is just $dA$.
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
The two agree to about ten digits, and neither knew of the other. From now on you can test any gradient you write.
`gradient_check` does the same in one line:
"""

# %%
gradient_check(loss_of, Z, relu_backward(dA, Z))

# %% [markdown]
r"""
One warning. The referee looks $h$ to both sides. If a kink lies in between, it sees half of each slope. That is the
1/2 that you measured at 0. So keep test points away from kinks.

## One neuron learns

Put it all together: forward, backward, one step.

### Exercise: neuron_step

*4 points · 10 minutes.*

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
check(neuron_step)

# %% nbgrader={"grade_id": "test_neuron_step_hidden", "points": 2}
# When your work is graded, neuron_step meets further numbers here.
### BEGIN HIDDEN TESTS
from autograder.reference import grade

grade(neuron_step, [
    (1.1, 0.4, 0.7, -0.6, 0.03),
    (-0.9, 0.2, -1.4, 2.6, 0.15),
    (2.3, -1.2, 1.9, 0.8, 0.07),
    (0.6, -3.1, 2.2, 1.7, 0.4),
])
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

*1 point · 5 minutes.* Start again from $w = 3$, $b = 1$, $x = 2$, $y = 5$. From which learning rate on does **one** step
bring $z$ down to 0 or below?
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
neuron can still learn. It is **dead** when $z$ is negative for every sample that it is shown.
"""

# %%
figures.dying_relu()

# %% [markdown]
r"""
Is a dead neuron dead for good? If it sits on the data itself, yes: its inputs stay as they are, and no gradient ever
reaches it. Deeper in a network the layers below may still change its inputs, and a gate may open again.

## What to remember

- `relu_backward` lets an entry of $dA$ pass where $Z > 0$ and stops it elsewhere. It looks at the sign of $Z$, never at
  the sign of $dA$ or the size of $Z$.
- $dA$ comes from above. The slope of ReLU is only one of the two factors.
- At $Z = 0$ there is no derivative. 0 is a choice, and a valid one.
- Central differences test any gradient. Keep away from kinks.
- A closed gate stops all learning behind it. Too large a step can close it for every sample.

**Next:** ReLU against sigmoid. The same neuron with a gate that is
never quite closed. Why does everybody use the one that is?
"""
