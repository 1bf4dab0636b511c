# %% [markdown]
r"""
# 7. Real data

*Does your network beat a straight line on people that it has not seen?*

**About 95 minutes · optional · difficulty ●●● · you need lessons 4 and 5**

In lesson 5 a network learned 20 points of a parabola. Nobody needs a network for that. Here are 442 people, and nobody knows the
formula. You put the functions of this course together, and ask what counts: how good are the predictions for people who were
not there when the network learned?

After this lesson you can

- keep a part of the data apart, and say what leakage is;
- train with mini-batches;
- read a learning curve, and tell high bias from high variance;
- say what to do against each, and when a straight line is enough.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

from course import check, data, explore, figures, hint, progress

X, Y, names = data.diabetes()

# %% [markdown]
r"""
## 442 people

All of them have diabetes. Ten things were measured: age, sex, body mass index, blood pressure, and six values of the blood,
`s1` to `s6`. A year later somebody measured how far the disease had **progressed**, as one number. That is what we want to predict.

The table comes from a paper of Efron, Hastie, Johnstone and Tibshirani (*Least Angle Regression*, 2004), by way of scikit-learn. It
lies in the folder of the course: `course/data/diabetes.txt` says more. As always, columns are samples.
"""

# %%
print("X:", X.shape, "  Y:", Y.shape)
for name, row in zip((*names, "progression"), np.vstack([X, Y]), strict=True):
    print(f"{name:12} from {row.min():6.1f} to {row.max():6.1f}   mean {row.mean():6.1f}   first person {row[0]:6.1f}")

figures.people(X[2], Y[0], "body mass index")

# %% [markdown]
r"""
The points rise together, and they lie on no curve: people with the same body mass index can differ by more than 200 points.
No function of this one measurement can hit them all.

## Known people and new ones

A network with enough units could learn the 442 answers by heart. So its error on them says little. What we want to know is
what happens to the **next** person. For that, some people are kept apart:

- the **training part**, 300 people: the network learns from them;
- the **validation part**, 142 people: they are only asked, never learned from.

Who is in which part must be decided by chance. The table could be sorted.
"""

# %% nbgrader={"grade_id": "two_parts", "locked": true}
order = np.random.default_rng(4).permutation(442)
X_known, Y_known = X[:, order[:300]], Y[:, order[:300]]
X_new, Y_new = X[:, order[300:]], Y[:, order[300:]]

# %% [markdown]
r"""
## Standardise, without looking

The rows have different units, so they are standardised, as in lesson 5: each row loses its mean and is divided by its standard
deviation. But whose? There are two parts now.

The next person comes alone. Minus their own mean, everybody would be 0. So both numbers have to come from the training part, and
the new people are translated with them:

$$\frac{x_{ij} - \mu_i}{\sigma_i} \qquad \text{with } \mu_i \text{ and } \sigma_i \text{ of the training part, for both parts}$$

Whoever takes them from all 442 has let the new people have a say before they are asked. This mistake has a name: **leakage**. Here it
would change little. With other steps, such as choosing the measurements that go with $Y$ best, it can make noise look like knowledge.

A small example, with one measurement:
"""

# %%
known_small, new_small = np.array([[20.0, 30.0, 40.0]]), np.array([[50.0]])

mean, std = known_small.mean(), known_small.std()
print(f"mean {mean:.1f}, standard deviation {std:.3f}")
print("known:", np.round((known_small - mean) / std, 3), "  new:", np.round((new_small - mean) / std, 3))

# %% [markdown]
r"""
### Predict: the mean of the new

*1 point · 2 minutes.* The training part sets the units. What do the rows of the **validation part** have afterwards?

- **a)** exactly the mean 0 and the standard deviation 1
- **b)** a mean near 0 and a standard deviation near 1, but not exactly
- **c)** the mean and the standard deviation that they had before
"""

# %% nbgrader={"grade_id": "mean_of_the_new", "solution": true}
### BEGIN SOLUTION
mean_of_the_new = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_mean_of_the_new", "points": 1}
check(mean_of_the_new=mean_of_the_new)

# %% [markdown]
r"""
### Exercise: standardise

*3 points · 8 minutes · easy.*

{{hints standardise}}
"""


# %% nbgrader={"grade_id": "standardise", "solution": true}
def standardise(known, new):
    """Put both parts into the units that the known samples set.

    known: array of shape (n, m), the samples of the training part, one column each
    new: array of shape (n, m_new), the same measurements of other samples

    Returns known_std, of the shape of known: each of its rows has mean 0 and standard deviation 1 (divide by m, as np.std does)
            new_std, of the shape of new: translated in the same way
    """
    ### BEGIN SOLUTION
    mean = np.mean(known, axis=1, keepdims=True)
    std = np.std(known, axis=1, keepdims=True)
    return (known - mean) / std, (new - mean) / std
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_standardise", "points": 1}
check(standardise=standardise)

# %% nbgrader={"grade_id": "test_standardise_hidden", "points": 2}
# When your work is graded, standardise meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(701)
grade(
    standardise=standardise,
    inputs=[
        (rng.normal(5, 2, size=(3, 8)), rng.normal(4, 3, size=(3, 5))),
        (rng.normal(size=(5, 5)), rng.normal(size=(5, 2))),
        (rng.integers(-9, 10, size=(2, 7)), rng.integers(-9, 10, size=(2, 4))),
        (rng.normal(size=(4, 6)).astype(np.float32), rng.normal(size=(4, 9)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %%
X_train, X_valid = standardise(X_known, X_new)
Y_train, Y_valid = standardise(Y_known, Y_new)

for name, row in (("body mass index", X_valid[2]), ("progression", Y_valid[0])):
    print(f"{name:16} of the new people: mean {row.mean():5.2f}, standard deviation {row.std():.2f}")

# %% [markdown]
r"""
## The one to beat

Before a network is trained, something simple should be tried. The simplest thing here is a straight line, in ten dimensions:
$AL = W X + b$, with $W$ of shape (1, 10). It is a network without hidden units. As with the polynomial of lesson 5, no
descent is needed: least squares finds its 11 numbers in one go.

$R^2$ says how good it is, as in lesson 5: 1 is perfect, 0 is as good as the mean. Here the function takes both arguments.
"""


# %% nbgrader={"grade_id": "explained", "locked": true}
def r_squared(AL, Y):
    """The share of the variance of Y that the predictions AL explain."""
    return 1 - np.mean((AL - Y) ** 2) / np.var(Y)


# %% [markdown]
r"""
### Exercise: best_line

*4 points · 12 minutes · harder.*

{{hints best_line}}
"""


# %% nbgrader={"grade_id": "best_line", "solution": true}
def best_line(X, Y):
    """Find the straight line W X + b with the least mean squared error.

    X: array of shape (n, m), the inputs, one column per sample
    Y: array of shape (1, m), the targets

    Returns W, of shape (1, n)
            b, of shape (1, 1)
    """
    ### BEGIN SOLUTION
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[:-1].reshape(1, -1), found[-1:].reshape(1, 1)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_best_line", "points": 2}
check(best_line=best_line)

# %% nbgrader={"grade_id": "test_best_line_hidden", "points": 2}
# When your work is graded, best_line meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(702)
grade(
    best_line=best_line,
    inputs=[
        (rng.normal(size=(3, 9)), rng.normal(2, 1, size=(1, 9))),
        (rng.normal(4, 1, size=(1, 6)), rng.normal(size=(1, 6))),
        (rng.normal(3, 2, size=(5, 20)), rng.normal(-4, 1, size=(1, 20))),
        (rng.normal(size=(2, 7)).astype(np.float32), rng.normal(size=(1, 7)).astype(np.float32)),
    ],
)
### END HIDDEN TESTS

# %%
W, b = best_line(X_train, Y_train)
line_train, line_valid = r_squared(W @ X_train + b, Y_train), r_squared(W @ X_valid + b, Y_valid)
print(f"straight line:   R² = {line_train:.3f} on the training part, {line_valid:.3f} on the validation part")

typical_error = np.sqrt(np.mean((W @ X_valid + b - Y_valid) ** 2)) * Y_known.std()
print(f"typical error for a new person: {typical_error:.0f} points of progression")

# %% [markdown]
r"""
About half of the variance is explained, and nearly as much of it for new people as for known ones. That is the mark on the wall.

## Mini-batches

Now the network. In lesson 5 each step used all samples. With 20 of them that was no matter. With a million, every single step
would have to wait for a million predictions. But a rough gradient is often good enough:

- put the samples into a random order;
- take a few at a time, a **mini-batch**, and make one step with each;
- when all have been used, one **epoch** is over. Begin again, with a new order.

### Predict: steps in an epoch

*1 point · 2 minutes.* There are 300 people, and 32 in a batch. The last batch may be smaller. How many steps does one epoch
have?
"""

# %% nbgrader={"grade_id": "steps_in_an_epoch", "solution": true}
### BEGIN SOLUTION
steps_in_an_epoch = 10
### END SOLUTION

# %% nbgrader={"grade_id": "test_steps_in_an_epoch", "points": 1}
check(steps_in_an_epoch=steps_in_an_epoch)

# %% [markdown]
r"""
### Exercise: mini_batches

*4 points · 12 minutes · harder.* Take care of two things: each person keeps their own target, and nobody is lost.

{{hints mini_batches}}
"""


# %% nbgrader={"grade_id": "mini_batches", "solution": true}
def mini_batches(X, Y, batch_size, rng):
    """Put the samples into a random order, and hand them out a few at a time.

    X: array of shape (n_x, m), the inputs
    Y: array of shape (n_y, m), the targets
    batch_size: how many samples a batch has; the last one has what is left
    rng: a numpy Generator, from which the order is drawn

    Returns a list of pairs (X_batch, Y_batch), of shapes (n_x, batch_size) and (n_y, batch_size).
            Each sample is in one batch, with its own target. X and Y are not changed.
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    order = rng.permutation(m)
    batches = []
    for first in range(0, m, batch_size):
        chosen = order[first : first + batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
    return batches
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_mini_batches", "points": 2}
check(mini_batches=mini_batches)

# %% nbgrader={"grade_id": "test_mini_batches_hidden", "points": 2}
# When your work is graded, mini_batches meets further inputs here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(703)
grade(
    mini_batches=mini_batches,
    inputs=[
        (rng.normal(size=(4, 25)), rng.normal(size=(1, 25)), 7, np.random.default_rng(31)),
        (rng.normal(size=(1, 18)), rng.normal(size=(3, 18)), 9, np.random.default_rng(32)),
        (rng.normal(size=(2, 10)), rng.normal(size=(1, 10)), 10, np.random.default_rng(33)),
    ],
)
### END HIDDEN TESTS

# %%
batches = mini_batches(X_train, Y_train, 32, np.random.default_rng(0))
print("batches:", len(batches), "  people in each:", [batch.shape[1] for batch, _ in batches])

# %% [markdown]
r"""
## One epoch

All the rest of the network is yours already: forward, loss, backward and update, from lessons 1 to 5. The last layer is linear. He's
weights come from lesson 4.
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


def he_init(layer_dims, rng):
    parameters = {}
    for layer in range(1, len(layer_dims)):
        n, n_prev = layer_dims[layer], layer_dims[layer - 1]
        parameters[f"W{layer}"] = rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev)
        parameters[f"b{layer}"] = np.zeros((n, 1))
    return parameters


def model_forward(X, parameters, output):
    """Returns the predictions AL, and the caches of all layers."""
    A, caches, L = X, [], len(parameters) // 2
    for layer in range(1, L + 1):
        Z, linear_cache = linear_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"])
        A, activation_cache = relu(Z) if layer < L or output == "relu" else (Z, Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


def model_backward(dA, caches, output):
    """Takes dAL, returns the gradients of all layers: dW1, db1, dW2, ..."""
    grads, L = {}, len(caches)
    for layer in range(L, 0, -1):
        linear_cache, activation_cache = caches[layer - 1]
        dZ = relu_backward(dA, activation_cache) if layer < L or output == "relu" else dA
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, linear_cache)
    return grads


def mse_loss(AL, Y):
    return np.sum((AL - Y) ** 2) / (2 * AL.shape[1])


def dAL(AL, Y):
    return AL - Y


def update_parameters(parameters, grads, learning_rate):
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in parameters.items()}


# %% [markdown]
r"""
What is new is the loop: one step for each batch. Each batch has its own cost. Their average is the cost of the epoch. But 12 people
must not count as much as 32:

$$\text{cost} = \frac{\sum_k m_k\, J_k}{\sum_k m_k}$$

with the cost $J_k$ of batch $k$ before its step and the number $m_k$ of people in it. Two batches, of 32 people with cost 0.5 and of
12 with cost 0.1, have the average (16 + 1.2)/44 = 0.391, and not 0.3.

### Exercise: train_epoch

*4 points · 12 minutes · harder.*

{{hints train_epoch}}
"""


# %% nbgrader={"grade_id": "train_epoch", "solution": true}
def train_epoch(batches, parameters, learning_rate):
    """Train a network for one epoch: one step of gradient descent for each batch. Its output is linear.

    batches: list of pairs (X_batch, Y_batch), of shapes (n_x, m_k) and (n_y, m_k)
    parameters: dict with W1, b1, ..., where the epoch starts; it is not changed
    learning_rate: a positive number

    Returns the parameters after the last step, a dict
            the cost, one number: the average over all samples, each batch measured before its step
    """
    ### BEGIN SOLUTION
    total, m = 0.0, 0
    for X_batch, Y_batch in batches:
        AL, caches = model_forward(X_batch, parameters, "linear")
        total += mse_loss(AL, Y_batch) * X_batch.shape[1]
        m += X_batch.shape[1]
        grads = model_backward(dAL(AL, Y_batch), caches, "linear")
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, total / m
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_train_epoch", "points": 2}
check(train_epoch=train_epoch)

# %% nbgrader={"grade_id": "test_train_epoch_hidden", "points": 2}
# When your work is graded, train_epoch meets further networks here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade

rng = np.random.default_rng(704)
inputs = []
for layer_dims, sizes, rate in (
    ((3, 4, 1), (5, 5, 3), 0.05),
    ((2, 5, 3, 1), (4, 4, 4, 1), 0.03),
    ((4, 2), (6, 2), 0.02),
):
    start = {k: v + 0.1 for k, v in he_init(layer_dims, rng).items()}
    pairs = [(rng.normal(size=(layer_dims[0], m)), 1 + rng.normal(size=(layer_dims[-1], m))) for m in sizes]
    inputs.append((pairs, start, rate))
grade(train_epoch=train_epoch, inputs=inputs)
### END HIDDEN TESTS

# %% [markdown]
r"""
With it, a whole training is short. It keeps the parameters of every epoch, so that we can look back:
"""


# %% nbgrader={"grade_id": "the_training", "locked": true}
def train_network(X, Y, hidden, epochs):
    """Returns the parameters of a network with this many hidden units before the first epoch, and after each."""
    rng = np.random.default_rng(4)
    history = [he_init([X.shape[0], hidden, 1], rng)]
    for _ in range(epochs):
        parameters, _ = train_epoch(mini_batches(X, Y, 32, rng), history[-1], learning_rate=0.05)
        history.append(parameters)
    return history


def score(parameters, X, Y):
    return r_squared(model_forward(X, parameters, "linear")[0], Y)


# %% [markdown]
r"""
### Predict: the winner

*1 point · 2 minutes.* The network gets 20 hidden units, 241 numbers that it can learn, against the 11 of the line. It trains for 200
epochs. Afterwards, on the **validation part**,

- **a)** the network is better
- **b)** the line is better
"""

# %% nbgrader={"grade_id": "who_wins", "solution": true}
### BEGIN SOLUTION
who_wins = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_who_wins", "points": 1}
check(who_wins=who_wins)

# %%
history = train_network(X_train, Y_train, hidden=20, epochs=200)
training = [score(parameters, X_train, Y_train) for parameters in history]
validation = [score(parameters, X_valid, Y_valid) for parameters in history]

print(f"line:                     R² = {line_train:.3f} training, {line_valid:.3f} validation")
for epoch in (20, 50, 200):
    print(f"network, {epoch:3} epochs:      R² = {training[epoch]:.3f} training, {validation[epoch]:.3f} validation")
print(f"best epoch for the validation part: {np.argmax(validation)}, with R² = {max(validation):.3f}")

figures.over_epochs(training, validation, line_valid)

# %% [markdown]
r"""
The network wins where it does not count. On the people that it knows it becomes better and better. On new people it soon stops, and then
it becomes **worse**. What it learns after that holds for these 300 people, and not for others.

Was that an unlucky choice of people? Over 20 ways to divide them, each with its own start, the line is ahead in 17. More below.

## High bias and high variance

Two things can be wrong with a fit, and the two scores tell them apart:

- **High bias**: already the training part is explained badly, compared with what is possible. The model is too simple, or it does
  not get what it would need. This is *underfitting*.
- **High variance**: the training part is explained well, new people much worse. The model has learned this sample. With
  another 300 people it would have become another model. This is *overfitting*.

A **learning curve** shows more: how both scores change with the number of people to learn from.

### Exercise: learning_curve

*4 points · 12 minutes · harder.* What learns is an argument: `fit(X, Y)` learns from samples, and returns a function that predicts.
`learning_curve` does not need to know whether it is a line or a network.

{{hints learning_curve}}
"""


# %% nbgrader={"grade_id": "learning_curve", "solution": true}
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    """Learn from the first samples of the training part, more and more of them, and score each time.

    fit: a function; fit(X, Y) learns and returns a function predict, and predict(X) returns predictions of shape (1, m)
    X, Y: arrays of shape (n, m) and (1, m), the training part
    X_new, Y_new: arrays of shape (n, m_new) and (1, m_new), the validation part
    sizes: list of numbers; for each, fit learns from so many samples, the first columns

    Returns training, a list with r_squared for each size: on the samples that were learned from
            validation, a list with r_squared for each size: on the whole validation part
    """
    ### BEGIN SOLUTION
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_learning_curve", "points": 2}
check(learning_curve=learning_curve)

# %% nbgrader={"grade_id": "test_learning_curve_hidden", "points": 2}
# When your work is graded, learning_curve meets further data here.
### BEGIN HIDDEN TESTS
from autograder.authoring.reference import grade


def average_slope(X, Y):
    slope = np.sum(X * Y) / (1 + np.sum(X * X))
    return lambda X_asked: slope * X_asked.sum(axis=0, keepdims=True)


rng = np.random.default_rng(705)
inputs = []
for n, m, m_new, sizes in ((3, 14, 9, [4, 8, 14]), (1, 10, 6, [7]), (4, 12, 15, [2, 5, 9, 11])):
    known, asked = rng.normal(size=(n, m)), rng.normal(size=(n, m_new))
    targets, wanted = rng.normal(1, 1, size=(1, m)), rng.normal(1, 1, size=(1, m_new))
    inputs.append((average_slope, known, targets, asked, wanted, sizes))
grade(learning_curve=learning_curve, inputs=inputs)
### END HIDDEN TESTS

# %% [markdown]
r"""
First the line, so that you can see your points beside the right curve:
"""

# %%
sizes = [20, 40, 80, 150, 300]


def fit_line(X, Y):
    W, b = best_line(X, Y)
    return lambda X_asked: W @ X_asked + b


line_curves = learning_curve(fit_line, X_train, Y_train, X_valid, Y_valid, sizes)
figures.your_learning_curve(*line_curves)

# %% [markdown]
r"""
With only 20 people for 11 numbers, even a line has high variance: it fits these people far better than others. With more people the
training score falls, and the validation score rises. They meet. Now the network beside it:
"""


# %%
def fit_network(X, Y):
    trained = train_network(X, Y, hidden=20, epochs=200)[-1]
    return lambda X_asked: model_forward(X_asked, trained, "linear")[0]


network_curves = learning_curve(fit_network, X_train, Y_train, X_valid, Y_valid, sizes)
figures.learning_curves(sizes, {"straight line": line_curves, "20 hidden units": network_curves})

# %% [markdown]
r"""
The network's curves are still far apart at 300: more people may help it. They would hardly help the line, whose curves have met.

## Two networks in trouble

Here are the scores of two other networks. Look only at the numbers.

| network | training part | validation part |
|---|---|---|
| A | 0.99 | -0.24 |
| B | 0.04 | 0.01 |

### Predict: network A

*1 point · 2 minutes.* Network A has

- **a)** high bias
- **b)** high variance
- **c)** neither
"""

# %% nbgrader={"grade_id": "network_a", "solution": true}
### BEGIN SOLUTION
network_a = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_network_a", "points": 1}
check(network_a=network_a)

# %% [markdown]
r"""
### Predict: a cure for B

*1 point · 3 minutes.* Network B has 5 hidden units. It gets only age and sex, of 300 people. The line on all ten measurements has
0.525 on the training part, so B's bias is high. What helps?

- **a)** 10,000 people instead of 300
- **b)** 50 hidden units instead of 5
- **c)** more epochs
- **d)** more measurements of each person
"""

# %% nbgrader={"grade_id": "cure_for_b", "solution": true}
### BEGIN SOLUTION
cure_for_b = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_cure_for_b", "points": 1}
check(cure_for_b=cure_for_b)

# %% [markdown]
r"""
## Explore

Every number here is the median over 20 ways to divide the people, each with its own random start. The dotted line is the best
straight line's score on the validation part, for the same people and measurements.

1. Find network B, and try what you answered. What do more hidden units do?
2. Network A learned for 200 epochs from 20 people, with 50 hidden units and all ten measurements. Mend it in three ways: more people; fewer
   hidden units; fewer epochs. Which one does most?
3. With 300 people and all ten measurements: is there any choice where the network is above the dotted line?
"""

# %%
explore.learning_curves()

# %% [markdown]
r"""
**1.** More hidden units make B no better: from age and sex alone, 300 people teach them no more. The body mass index alone has 0.35 on the
training part, all ten measurements have more than half. A low score by itself can be bias, or noise that nobody could predict. It takes a
better score to show that it was bias.

**2.** More people, by far: 300 of them bring A to 0.33 on the validation part. With 5 hidden units it is at -0.04, after 20 epochs at 0.03. Each of
them narrows the gap, and none closes it.

**3.** None. The network without hidden units comes closest, with 0.475, and the line has 0.477. With hidden units the training score rises, and the
validation score does not follow. So it is not for want of freedom that the line stops at half. Whatever else there is to find in these ten
measurements, 300 people were not enough to show it.

## How sure is this?

One division of the people is one throw of the dice. Here are 20, each with its own start. Every number is a median over them:

| model | training part | validation part | ahead of the line |
|---|---|---|---|
| straight line | 0.525 | 0.477 | |
| your network, 20 hidden units, 200 epochs | 0.660 | 0.396 | 3 of 20 |
| your network, 20 hidden units, 50 epochs | 0.581 | 0.456 | 3 of 20 |
| scikit-learn's `LinearRegression` | 0.525 | 0.477 | |
| scikit-learn's `MLPRegressor`, as it comes | 0.695 | 0.436 | 4 of 20 |
| scikit-learn's `MLPRegressor`, `early_stopping=True` | 0.571 | 0.478 | 12 of 20 |

`LinearRegression` is your line, to ten digits. `MLPRegressor` is a network like yours, with 100 hidden units and a descent that adapts its
steps. As it comes, it overfits as yours does. When it keeps a tenth of its training part aside and stops where that tenth no longer
improves, it draws level with the line. That is all that we found here: the network is no better for being a network.

**And the best epoch?** In 10 of the 20 there is an epoch after which the network is ahead of the line. But whoever picks the best of 201 epochs by the
validation part has learned from it, too. Divide it in two. The epoch that is best for the one half has there a mean score of 0.476, over
the 20 divisions. For the other half, which nobody looked at, the same network has 0.427, and the line has 0.453. That is why a third part is kept for the
very end, the **test part**. It is used once.

If you have scikit-learn, you can see the last three rows come out:
"""

# %%
with_sklearn = False  # True fits 60 models, in about ten seconds, if scikit-learn is installed


def compare_with_sklearn():
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LinearRegression
    from sklearn.neural_network import MLPRegressor

    warnings.simplefilter("ignore", ConvergenceWarning)
    for name, model in {
        "LinearRegression": lambda seed: LinearRegression(),
        "MLPRegressor, as it comes": lambda seed: MLPRegressor(random_state=seed),
        "MLPRegressor, early_stopping=True": lambda seed: MLPRegressor(early_stopping=True, random_state=seed),
    }.items():
        scores = []
        for seed in range(20):
            order = np.random.default_rng(seed).permutation(442)
            inputs, inputs_new = standardise(X[:, order[:300]], X[:, order[300:]])
            targets, targets_new = standardise(Y[:, order[:300]], Y[:, order[300:]])
            fitted = model(seed).fit(inputs.T, targets[0])  # scikit-learn has samples in rows
            scores.append((fitted.score(inputs.T, targets[0]), fitted.score(inputs_new.T, targets_new[0])))
        in_training, in_validation = np.median(scores, axis=0)
        print(f"{name:36} R² = {in_training:.3f} training, {in_validation:.3f} validation")


if with_sklearn:
    try:
        compare_with_sklearn()
    except ImportError:
        print("scikit-learn is not installed here. That is fine: the course does without it.")

# %% [markdown]
r"""
A network pays where there is more to find than a line can say, and enough data to find it with, as in pictures, sounds and texts. On a
small table, try the line first. It may be all that you need, and it tells you what a network would have to beat.

## What to remember

- Data that a model has not seen tell how good it is. Keep a part aside, by chance, before anything else.
- All that is learned is learned from the training part: weights, means, standard deviations, the choice of the epoch. What the validation part has a
  say in, it can no longer judge. That is leakage.
- A mini-batch gives a rough gradient at a small price. Draw a new order in each epoch, the same for X and Y, and lose nobody.
- Training score low: high bias. Give the model more freedom, or more to go by. Far below the training score on new people: high variance. Give it more data,
  less freedom, or less time.
- The learning curve says whether more data would help: while the two curves are apart, more of them may.
- Try the line first.

## Where you stand

What is done, what is still open, and what comes next:
"""

# %%
progress()

# %% [markdown]
r"""
**Next:** data of your own. Put samples into columns, keep a part aside, fit the line. Then see what your network adds.
"""
