"""train_epoch(batches, parameters, learning_rate) -> (parameters, cost): one step for each batch."""

import numpy as np

from course.catalogue.descent import Parameters, cost, start, step
from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import changed, mixed
from course.catalogue.stopped import A_TUPLE, either, stopped
from course.gradient import Floats

Batches = list[tuple[Floats, Floats]]


def _path(batches: Batches, parameters: Parameters, rate: float) -> tuple[list[Parameters], Floats, Floats]:
    """The parameters before each step and after the last, the cost of each batch before its step, and their sizes."""
    path, costs = [parameters], []
    for X, Y in batches:
        costs.append(cost(X, Y, path[-1], "linear"))
        path.append(step(X, Y, path[-1], "linear", rate))
    return path, np.array(costs), np.array([X.shape[1] for X, _ in batches])


def _epoch(batches: Batches, parameters: Parameters, learning_rate: float) -> tuple[Parameters, float]:
    path, costs, sizes = _path(batches, parameters, learning_rate)
    return path[-1], float(costs @ sizes / sizes.sum())


def _probe(seed: int, layer_dims: tuple[int, ...], sizes: tuple[int, ...], rate: float, kind: str) -> Probe:
    batches = [
        (mixed(seed + 20 * i, (layer_dims[0], m)), mixed(seed + 20 * i + 1, (layer_dims[-1], m)))
        for i, m in enumerate(sizes)
    ]
    return Probe((batches, start(seed, layer_dims), rate), kind)


def _noted(figure):
    """A wrong formula: the right parameters, and as cost figure(costs, sizes)."""

    def wrong(right, batches, parameters, rate):
        _, costs, sizes = _path(batches, parameters, rate)
        return {"cost": figure(costs, sizes)}

    return wrong


def _cost_at(place):
    """A wrong formula: the cost of all samples at the parameters before the first step (0) or after the last (-1)."""

    def wrong(right, batches, parameters, rate):
        path, _, sizes = _path(batches, parameters, rate)
        return {"cost": sum(cost(X, Y, path[place], "linear") * X.shape[1] for X, Y in batches) / sizes.sum()}

    return wrong


def _costs_after(average):
    """A wrong formula: each batch's cost after its own step, averaged by average(costs, sizes)."""

    def wrong(right, batches, parameters, rate):
        path, _, sizes = _path(batches, parameters, rate)
        after = [cost(X, Y, at, "linear") for (X, Y), at in zip(batches, path[1:], strict=True)]
        return {"cost": average(np.array(after), sizes)}

    return wrong


def _ended_at(batches, parameters, rate, place):
    return _path(batches, parameters, rate)[0][place]


def _all_from_the_start(batches, parameters, rate):
    """Every batch's gradient at the start, all of them subtracted."""
    moved = [step(X, Y, parameters, "linear", rate) for X, Y in batches]
    return {name: old + sum(at[name] - old for at in moved) for name, old in parameters.items()}


def _costs_at_the_start(batches, parameters, figure):
    costs = np.array([cost(X, Y, parameters, "linear") for X, Y in batches])
    return figure(costs, np.array([X.shape[1] for X, _ in batches]))


def _weighted(costs, sizes):
    return costs @ sizes / sizes.sum()


def _plain(costs, sizes):
    return costs.mean()


def _each_from_the_start(figure):
    def wrong(right, batches, parameters, rate):
        X, Y = batches[-1]
        last = step(X, Y, parameters, "linear", rate)
        return last, _costs_at_the_start(batches, parameters, figure)

    return wrong


def _nothing_kept(figure):
    return lambda right, batches, parameters, rate: (parameters, _costs_at_the_start(batches, parameters, figure))


def _one_big_step(right, batches, parameters, rate):
    X, Y = (np.concatenate(parts, axis=1) for parts in zip(*batches, strict=True))
    return step(X, Y, parameters, "linear", rate), cost(X, Y, parameters, "linear")


def _summed_up(figure):
    def wrong(right, batches, parameters, rate):
        return _all_from_the_start(batches, parameters, rate), _costs_at_the_start(batches, parameters, figure)

    return wrong


def _at_rate(change):
    """A wrong formula: each step at another rate, change(rate, m) with m the size of its batch."""

    def wrong(right, batches, parameters, rate):
        path, costs = [parameters], []
        for X, Y in batches:
            costs.append(cost(X, Y, path[-1], "linear") * X.shape[1])
            path.append(step(X, Y, path[-1], "linear", change(rate, X.shape[1])))
        return path[-1], sum(costs) / sum(X.shape[1] for X, _ in batches)

    return wrong


def _predictions_for_errors(right, batches, parameters, rate):
    """Descends as if every target were 0, and notes the cost with the true ones."""
    path, _, sizes = _path([(X, np.zeros_like(Y)) for X, Y in batches], parameters, rate)
    costs = [cost(X, Y, at, "linear") for (X, Y), at in zip(batches, path[:-1], strict=True)]
    return path[-1], np.array(costs) @ sizes / sizes.sum()


TRAIN_EPOCH = Exercise(
    name="train_epoch",
    arguments=("batches", "parameters", "learning_rate"),
    outputs=("parameters", "cost"),
    probes=lambda: (
        _probe(731, (2, 3, 1), (4, 4, 2), 0.05, "three batches, the last one smaller"),
        _probe(801, (3, 1), (2, 5), 0.04, "two batches, one layer"),
        _probe(871, (1, 4, 1), (6,), 0.03, "a single batch"),
    ),
    oracle=_epoch,
    misconceptions=(
        Misconception(
            id="start_overwritten",
            title="Your function changes the parameters that it was given.",
            explanation="The caller keeps the parameters of every epoch, to look back at the best. They would all be "
            "the last ones.",
            look_at="`update_parameters` gives a new dict. Does a line of yours write into the old one?",
            hint=1,
            sign=changed(1),
        ),
        Misconception(
            id="caches_not_taken",
            title="`model_forward` returns two things, and you took both as one.",
            explanation="It returns the predictions and the caches, as a pair. The loss wants the first, the way back "
            "the second.",
            look_at="The left side of the line that calls `model_forward`.",
            hint=1,
            sign=either(
                stopped(Exception, A_TUPLE, inside="mse_loss"),
                stopped(Exception, A_TUPLE, inside="dAL"),
                stopped(TypeError, A_TUPLE),
            ),
        ),
        Misconception(
            id="cost_sent_back",
            title="You sent one number backward. `model_backward` wants dAL, one entry for each prediction.",
            explanation="The cost says how wrong all predictions are together. The way back needs how the loss changes "
            "with each of them.",
            look_at="The first argument of `model_backward`.",
            hint=1,
            sign=stopped(ValueError, "enough dimensions", inside="linear_backward"),
        ),
        Misconception(
            id="results_exchanged",
            title="You returned the cost first. The parameters come first, then the cost.",
            explanation="Whoever calls the function writes `parameters, cost = train_epoch(...)`.",
            look_at="Your `return` line.",
            hint=2,
            sign=lambda seen: (
                isinstance(seen.result, tuple) and len(seen.result) == 2 and isinstance(seen.result[1], dict)
            ),
        ),
        Misconception(
            id="list_of_costs",
            title="You returned all the costs. Wanted is one number for the epoch.",
            explanation="A curve over 2,000 steps of 32 people each is more noise than curve. One average per epoch "
            "can be read.",
            look_at="What you do with the costs after the loop.",
            hint=3,
            sign=lambda seen: isinstance(seen.result, tuple) and len(seen.result) == 2 and np.size(seen.result[1]) > 1,
        ),
        Misconception(
            id="return_inside_the_loop",
            title="Your function stopped after its first batch.",
            explanation="A `return` inside the loop ends the function in its first round.",
            look_at="How far is your `return` indented?",
            hint=2,
            wrong=(
                lambda right, batches, parameters, rate: _epoch(batches[:1], parameters, rate),
                lambda right, batches, parameters, rate: (
                    _ended_at(batches, parameters, rate, 1),
                    _costs_at_the_start(batches, parameters, lambda costs, sizes: costs[0] * sizes[0] / sizes.sum()),
                ),
            ),
        ),
        Misconception(
            id="last_cost",
            title="You returned the cost of the last batch.",
            explanation="The last batch may be smaller, and it came when the others had been learned from. It says "
            "little about the epoch.",
            look_at="What happens to the costs of the other batches?",
            hint=3,
            wrong=(_noted(lambda costs, sizes: costs[-1]),),
        ),
        Misconception(
            id="batches_not_weighted",
            title="You averaged over the batches. The samples should all count the same.",
            explanation="The last batch may be smaller. In the plain average of the costs each of its samples would "
            "count for more than one of the others.",
            look_at="By what should each batch's cost be multiplied before you add up?",
            hint=3,
            wrong=(_noted(_plain),),
        ),
        Misconception(
            id="costs_added_up",
            title="You added the costs up without dividing.",
            explanation="The sum grows with the number of batches. An average can be compared between batch sizes.",
            look_at="The denominator of your average.",
            hint=3,
            wrong=(
                _noted(lambda costs, sizes: costs.sum()),
                _noted(lambda costs, sizes: costs @ sizes),
                _noted(lambda costs, sizes: costs.sum() / sizes.sum()),
                _noted(lambda costs, sizes: costs @ sizes / len(sizes)),
            ),
        ),
        Misconception(
            id="cost_after_the_step",
            title="You noted each cost after its step. Wanted is the cost before it.",
            explanation="After its step a batch has been learned from, and looks better than what is to come.",
            look_at="The order of the lines in your loop.",
            hint=2,
            wrong=(_costs_after(_weighted), _costs_after(_plain)),
        ),
        Misconception(
            id="cost_outside_the_loop",
            title="Your cost is that of all samples at one moment, and not that of each batch before its step.",
            explanation="It costs a whole pass through the data more. The costs of the steps are there anyway.",
            look_at="Where in your function is the cost computed: inside the loop or outside?",
            hint=2,
            wrong=(_cost_at(0), _cost_at(-1)),
        ),
        Misconception(
            id="update_thrown_away",
            title="The parameters never move: each update is thrown away.",
            explanation="`update_parameters` returns the new parameters and leaves the old ones as they are.",
            look_at="Where does the result of `update_parameters` go?",
            hint=1,
            wrong=(_nothing_kept(_weighted), _nothing_kept(_plain)),
        ),
        Misconception(
            id="all_at_once",
            title="You took one step with all samples together.",
            explanation="Then the batches were made for nothing: an epoch is one step for each batch.",
            look_at="How many times do you call `update_parameters`?",
            hint=2,
            wrong=(_one_big_step, lambda right, *arguments: {"parameters": _one_big_step(right, *arguments)[0]}),
        ),
        Misconception(
            id="each_from_the_start",
            title="Each of your steps begins at the start again.",
            explanation="Only the last batch's step is kept: what was learned from the others is lost.",
            look_at="The name that you give to the new parameters, and the one that the next batch uses.",
            hint=2,
            wrong=(_each_from_the_start(_weighted), _each_from_the_start(_plain)),
        ),
        Misconception(
            id="gradients_at_the_start",
            title="Every batch's gradient is that of the parameters at the start.",
            explanation="After a step the parameters are others. The next batch has to go forward with the new ones.",
            look_at="Which parameters does your forward pass use in the second round?",
            hint=2,
            wrong=(_summed_up(_weighted), _summed_up(_plain)),
        ),
        Misconception(
            id="predictions_for_errors",
            title="You sent AL backward instead of dAL.",
            explanation="What goes back is the derivative of the loss with respect to AL. With AL itself the network "
            "learns to predict 0.",
            look_at="The first argument of `model_backward`.",
            hint=1,
            wrong=(_predictions_for_errors,),
        ),
        Misconception(
            id="uphill",
            title="Your network walks uphill: its cost grows.",
            explanation="Somewhere a sign is the wrong way round. `update_parameters` already holds the minus, and dAL "
            "is positive where the prediction is too high.",
            look_at="The order of the arguments of `dAL`.",
            hint=1,
            wrong=(_at_rate(lambda rate, m: -rate),),
        ),
        Misconception(
            id="divided_by_m_again",
            title="Your steps are too small, by the size of the batch.",
            explanation="`linear_backward` holds the one 1/m, with m the number of samples in this batch. Neither dAL "
            "nor the rate has another one.",
            look_at="Is there a division outside of your average?",
            hint=1,
            wrong=(_at_rate(lambda rate, m: rate / m),),
        ),
    ),
    hints=(
        Hint(
            "What happens for one batch?",
            "What happened in a step of lesson 5, with this batch for all samples and `output` always `linear`: "
            "forward, note the cost, dAL, backward, update.",
        ),
        Hint(
            "And what does the next batch get?",
            "The parameters as they are now, so that each step goes on where the last one ended. Go through the pairs "
            "of the list one after the other. Return when none is left.",
        ),
        Hint(
            "How do the costs become one?",
            "$\\dfrac{\\sum_k m_k J_k}{\\sum_k m_k}$, with the cost $J_k$ of batch number $k$ before its step and the "
            "number $m_k$ of its samples. So each sample counts once.",
        ),
    ),
)
