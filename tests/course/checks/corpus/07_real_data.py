# %% wrong standardise.each_by_itself
# From: pull request, khuyentran1401/production-ready-data-science-code#5
# Name: new_by_itself
def standardise(known, new):
    def units(part):
        return (part - part.mean(axis=1, keepdims=True)) / part.std(axis=1, keepdims=True)

    return units(known), units(new)


# %% wrong standardise.both_together
# From: issue, scikit-learn/scikit-learn#24695
# Name: leak
def standardise(known, new):
    everything = np.hstack([known, new])
    mean, std = everything.mean(axis=1, keepdims=True), everything.std(axis=1, keepdims=True)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.known_part_only
# From: pull request, cavalab/srbench#19
# Name: none
def standardise(known, new):
    return (known - known.mean(axis=1, keepdims=True)) / known.std(axis=1, keepdims=True), new


# %% right standardise.turned
# From: pull request, d2l-ai/d2l-en#1595
def standardise(known, new):
    mean, std = np.mean(known.T, axis=0), np.std(known.T, axis=0)
    return ((known.T - mean) / std).T, ((new.T - mean) / std).T


# %% wrong best_line.through_the_origin
# From: thread, ageron/handson-ml#446
# Name: no_constant
def best_line(X, Y):
    W = np.linalg.lstsq(X.T, Y.T, rcond=None)[0].T
    return W, np.zeros((1, 1))


# %% wrong best_line.constant_first
# From: issue, rushter/MLAlgorithms#35
# Name: constant_from_the_wrong_end
def best_line(X, Y):
    table = np.vstack([np.ones((1, X.shape[1])), X])
    solution = np.linalg.lstsq(table.T, Y.T, rcond=None)[0].T
    return solution[:, :-1], solution[:, -1:]


# %% right best_line.by_centring
# From: scikit-learn's way with the intercept, scikit-learn/scikit-learn#3770
def best_line(X, Y):
    x, y = X.mean(axis=1, keepdims=True), Y.mean(axis=1, keepdims=True)
    W = np.linalg.lstsq((X - x).T, (Y - y).T, rcond=None)[0].T
    return W, y - W @ x


# %% wrong mini_batches.rest_left_out
# From: pull request, keras-team/keras#8310
# Name: last_batch_dropped
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    starts = range(0, X.shape[1] - batch_size + 1, batch_size)
    return [(X[:, order[s : s + batch_size]], Y[:, order[s : s + batch_size]]) for s in starts]


# %% wrong mini_batches.drawn_with_repeats
# From: issue, mnielsen/neural-networks-and-deep-learning#50
# Name: with_replacement
def mini_batches(X, Y, batch_size, rng):
    order = rng.integers(0, X.shape[1], size=X.shape[1])
    starts = range(0, X.shape[1], batch_size)
    return [(X[:, order[s : s + batch_size]], Y[:, order[s : s + batch_size]]) for s in starts]


# %% right mini_batches.split_at
# From: assignment code, random_mini_batches
def mini_batches(X, Y, batch_size, rng):
    places = np.arange(X.shape[1])
    rng.shuffle(places)
    parts = np.split(places, range(batch_size, X.shape[1], batch_size))
    return [(np.take(X, part, axis=1), np.take(Y, part, axis=1)) for part in parts]


# %% wrong train_epoch.mean_over_batches
# From: issue, catalyst-team/catalyst#799
# Name: batches_not_weighted
def train_epoch(batches, parameters, learning_rate):
    costs = []
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, np.mean(costs)


# %% wrong train_epoch.last_batch_only
# From: pull request, lucidrains/med-seg-diff-pytorch#17
# Name: last_cost
def train_epoch(batches, parameters, learning_rate):
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        cost = mse_loss(AL, Y)
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, cost


# %% wrong learning_curve.training_on_all
# From: issue, zduey/machinelearning_coursera#3
# Name: scored_on_all
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for size in sizes:
        predict = fit(X[:, :size], Y[:, :size])
        training.append(r_squared(predict(X), Y))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% right learning_curve.by_comprehension
# From: thread, dibgerge/ml-coursera-python-assignments#18
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    learned = [(fit(X[:, :m], Y[:, :m]), m) for m in sizes]
    training = [r_squared(predict(X[:, :m]), Y[:, :m]) for predict, m in learned]
    return training, [r_squared(predict(X_new), Y_new) for predict, m in learned]
