# Attempts at lesson 7, written as learners write them.

# %% right standardise.columns
def standardise(known, new):
    mean = known.mean(axis=1, keepdims=True)
    std = known.std(axis=1, keepdims=True)
    return (known - mean) / std, (new - mean) / std


# %% right standardise.reshaped
def standardise(known, new):
    mu = np.mean(known, axis=1).reshape(-1, 1)
    sigma = np.sqrt(np.mean((known - mu) ** 2, axis=1)).reshape(-1, 1)
    f = lambda part: (part - mu) / sigma
    return f(known), f(new)


# %% right standardise.transposed
def standardise(known, new):
    mean, std = np.mean(known, axis=1), np.std(known, axis=1)
    return ((known.T - mean) / std).T, ((new.T - mean) / std).T


# %% right standardise.row_by_row
def standardise(known, new):
    a = np.zeros(known.shape)
    b = np.zeros(new.shape)
    for i in range(len(known)):
        a[i] = (known[i] - known[i].mean()) / known[i].std()
        b[i] = (new[i] - known[i].mean()) / known[i].std()
    return a, b


# %% wrong standardise.changed_in_place
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    std = np.std(known, axis=1, keepdims=True)
    known -= mean
    known /= std
    new -= mean
    new /= std
    return known, new


# %% wrong standardise.changed_in_place
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    std = np.std(known, axis=1, keepdims=True)
    for part in (known, new):
        part[:] = (part - mean) / std
    return known, new


# %% wrong standardise.new_by_itself
def standardise(known, new):
    def f(part):
        return (part - part.mean(axis=1, keepdims=True)) / part.std(axis=1, keepdims=True)
    return f(known), f(new)


# %% wrong standardise.leak
def standardise(known, new):
    everything = np.hstack([known, new])
    mean = everything.mean(axis=1, keepdims=True)
    std = everything.std(axis=1, keepdims=True)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.statistics_of_new
def standardise(known, new):
    mean = np.mean(new, axis=1, keepdims=True)
    std = np.std(new, axis=1, keepdims=True)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.own_mean
def standardise(known, new):
    std = np.std(known, axis=1, keepdims=True)
    known_std = (known - np.mean(known, axis=1, keepdims=True)) / std
    new_std = (new - np.mean(new, axis=1, keepdims=True)) / std
    return known_std, new_std


# %% wrong standardise.own_mean
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    return (known - mean) / np.std(known, axis=1, keepdims=True), (new - mean) / np.std(new, axis=1, keepdims=True)


# %% wrong standardise.one_number_for_all
def standardise(known, new):
    return (known - known.mean()) / known.std(), (new - known.mean()) / known.std()


# %% wrong standardise.over_the_rows
def standardise(known, new):
    mean, std = np.mean(known, axis=0), np.std(known, axis=0)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.over_the_rows
def standardise(known, new):
    mean = np.mean(known, axis=0, keepdims=True)
    std = np.std(known, axis=0, keepdims=True)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.lost_axis
def standardise(known, new):
    mean = np.mean(known, axis=1)
    std = np.std(known, axis=1)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.ddof
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    std = np.std(known, axis=1, keepdims=True, ddof=1)
    return (known - mean) / std, (new - mean) / std


# %% wrong standardise.variance
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    var = np.var(known, axis=1, keepdims=True)
    return (known - mean) / var, (new - mean) / var


# %% wrong standardise.only_centred
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    return known - mean, new - mean


# %% wrong standardise.only_scaled
def standardise(known, new):
    std = np.std(known, axis=1, keepdims=True)
    return known / std, new / std


# %% wrong standardise.missing_brackets
def standardise(known, new):
    mean = np.mean(known, axis=1, keepdims=True)
    std = np.std(known, axis=1, keepdims=True)
    return known - mean / std, new - mean / std


# %% wrong standardise.smallest_to_largest
def standardise(known, new):
    low = known.min(axis=1, keepdims=True)
    high = known.max(axis=1, keepdims=True)
    return (known - low) / (high - low), (new - low) / (high - low)


# %% right best_line.lstsq
def best_line(X, Y):
    A = np.column_stack([X.T, np.ones(X.shape[1])])
    c = np.linalg.lstsq(A, Y.ravel(), rcond=None)[0]
    return c[:-1][None, :], c[-1:][None, :]


# %% right best_line.two_dimensions
def best_line(X, Y):
    A = np.vstack([X, np.ones((1, X.shape[1]))])
    c, *_ = np.linalg.lstsq(A.T, Y.T, rcond=None)
    return c[:-1].T, c[-1:]


# %% right best_line.normal_equations
def best_line(X, Y):
    A = np.vstack([X, np.ones((1, X.shape[1]))])
    c = np.linalg.solve(A @ A.T, A @ Y.T).T
    return c[:, :-1], c[:, -1:]


# %% right best_line.ones_first
def best_line(X, Y):
    A = np.vstack([np.ones(X.shape[1]), X])
    c = Y @ np.linalg.pinv(A)
    return c[:, 1:], c[:, :1]


# %% right best_line.through_the_means
def best_line(X, Y):
    x, y = X.mean(axis=1, keepdims=True), Y.mean(axis=1, keepdims=True)
    W = np.linalg.lstsq((X - x).T, (Y - y).T, rcond=None)[0].T
    return W, y - W @ x


# %% wrong best_line.all_of_lstsq
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    return np.linalg.lstsq(table, Y[0], rcond=None)


# %% wrong best_line.all_of_lstsq
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    W, b = np.linalg.lstsq(table, Y[0], rcond=None)
    return W, b


# %% wrong best_line.columns_for_rows
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))])
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[:-1].reshape(1, -1), found[-1:].reshape(1, 1)


# %% wrong best_line.columns_for_rows
def best_line(X, Y):
    table = np.hstack([X, np.ones((X.shape[1], 1))])
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[:-1].reshape(1, -1), found[-1:].reshape(1, 1)


# %% wrong best_line.no_constant
def best_line(X, Y):
    W = np.linalg.lstsq(X.T, Y[0], rcond=None)[0].reshape(1, -1)
    return W, np.zeros((1, 1))


# %% wrong best_line.no_constant
def best_line(X, Y):
    W = np.linalg.lstsq(X.T, Y.T, rcond=None)[0].T
    return W, np.mean(Y, axis=1, keepdims=True)


# %% wrong best_line.no_constant
def best_line(X, Y):
    W = np.linalg.lstsq(X.T, Y.T, rcond=None)[0].T
    return W, np.mean(Y - W @ X, axis=1, keepdims=True)


# %% wrong best_line.results_exchanged
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[-1:].reshape(1, 1), found[:-1].reshape(1, -1)


# %% wrong best_line.constant_from_the_wrong_end
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[1:].reshape(1, -1), found[:1].reshape(1, 1)


# %% wrong best_line.constant_from_the_wrong_end
def best_line(X, Y):
    table = np.vstack([np.ones((1, X.shape[1])), X]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[:-1].reshape(1, -1), found[-1:].reshape(1, 1)


# %% wrong best_line.constant_inside_W
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found.reshape(1, -1), found[-1:].reshape(1, 1)


# %% wrong best_line.constant_inside_W
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    W = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return W, W[-1:].reshape(1, 1)


# %% wrong best_line.flat_W
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[:-1], found[-1:].reshape(1, 1)


# %% wrong best_line.flat_W
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y.T, rcond=None)[0]
    return found[:-1], found[-1:]


# %% wrong best_line.flat_b
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return found[:-1].reshape(1, -1), found[-1]


# %% wrong best_line.predictions
def best_line(X, Y):
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    found = np.linalg.lstsq(table, Y[0], rcond=None)[0]
    return (table @ found).reshape(1, -1), found[-1:].reshape(1, 1)


# %% wrong best_line.exchanged
def best_line(X, Y):
    y = np.vstack([Y, np.ones((1, Y.shape[1]))]).T
    found = np.linalg.lstsq(y, X.T, rcond=None)[0]
    return found[:-1], found[-1:]


# %% wrong best_line.not_inverted
def best_line(X, Y):
    W = Y @ X.T / X.shape[1]
    table = np.vstack([X, np.ones((1, X.shape[1]))]).T
    return W, np.linalg.lstsq(table, Y[0], rcond=None)[0][-1:].reshape(1, 1)


# %% right mini_batches.permutation
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return [
        (X[:, order[k : k + batch_size]], Y[:, order[k : k + batch_size]]) for k in range(0, len(order), batch_size)
    ]


# %% right mini_batches.shuffled_first
def mini_batches(X, Y, batch_size, rng):
    order = np.arange(X.shape[1])
    rng.shuffle(order)
    X, Y = X[:, order], Y[:, order]
    batches, start = [], 0
    while start < X.shape[1]:
        batches.append((X[:, start : start + batch_size], Y[:, start : start + batch_size]))
        start += batch_size
    return batches


# %% right mini_batches.argsort
def mini_batches(X, Y, batch_size, rng):
    order = np.argsort(rng.random(X.shape[1]))
    cuts = range(batch_size, X.shape[1], batch_size)
    return [(X[:, chosen], Y[:, chosen]) for chosen in np.split(order, cuts)]


# %% right mini_batches.course_of_old
def mini_batches(X, Y, batch_size, rng):
    m = X.shape[1]
    permutation = list(rng.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((Y.shape[0], m))
    mini_batches = []
    complete = m // batch_size
    for k in range(complete):
        mini_batches.append((shuffled_X[:, k * batch_size : (k + 1) * batch_size], shuffled_Y[:, k * batch_size : (k + 1) * batch_size]))
    if m % batch_size != 0:
        mini_batches.append((shuffled_X[:, complete * batch_size :], shuffled_Y[:, complete * batch_size :]))
    return mini_batches


# %% wrong mini_batches.changed_in_place
def mini_batches(X, Y, batch_size, rng):
    both = np.vstack([X, Y])
    rng.shuffle(both, axis=1)
    X[:] = both[: len(X)]
    Y[:] = both[len(X) :]
    return [(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in range(0, X.shape[1], batch_size)]


# %% wrong mini_batches.along_the_rows
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    X, Y = X[order], Y[order]
    return [(X[k : k + batch_size], Y[k : k + batch_size]) for k in range(0, len(order), batch_size)]


# %% wrong mini_batches.along_the_rows
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    X, Y = X[:, order], Y[:, order]
    return [(X[k : k + batch_size], Y[k : k + batch_size]) for k in range(0, X.shape[1], batch_size)]


# %% wrong mini_batches.pairs_torn
def mini_batches(X, Y, batch_size, rng):
    X = rng.permutation(X, axis=1)
    Y = rng.permutation(Y, axis=1)
    return [(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in range(0, X.shape[1], batch_size)]


# %% wrong mini_batches.pairs_torn
def mini_batches(X, Y, batch_size, rng):
    X = X[:, rng.permutation(X.shape[1])]
    return [(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in range(0, X.shape[1], batch_size)]


# %% wrong mini_batches.with_replacement
def mini_batches(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.integers(0, m, size=m)
    return [(X[:, order[k : k + batch_size]], Y[:, order[k : k + batch_size]]) for k in range(0, m, batch_size)]


# %% wrong mini_batches.with_replacement
def mini_batches(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.choice(m, size=m)
    return [(X[:, order[k : k + batch_size]], Y[:, order[k : k + batch_size]]) for k in range(0, m, batch_size)]


# %% wrong mini_batches.last_batch_dropped
def mini_batches(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    batches = []
    for k in range(max(1, m // batch_size)):
        chosen = order[k * batch_size : (k + 1) * batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
    return batches


# %% wrong mini_batches.last_batch_dropped
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return [
        (X[:, order[k * batch_size : (k + 1) * batch_size]], Y[:, order[k * batch_size : (k + 1) * batch_size]])
        for k in range(X.shape[1] // batch_size)
    ]


# %% wrong mini_batches.only_one
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    batches = []
    for k in range(0, len(order), batch_size):
        chosen = order[k : k + batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
        return batches


# %% wrong mini_batches.number_of_batches
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return [(X[:, chosen], Y[:, chosen]) for chosen in np.array_split(order, batch_size)]


# %% wrong mini_batches.evened_out
def mini_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    count = int(np.ceil(len(order) / batch_size))
    return [(X[:, chosen], Y[:, chosen]) for chosen in np.array_split(order, count)]


# %% wrong mini_batches.no_shuffle
def mini_batches(X, Y, batch_size, rng):
    return [(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in range(0, X.shape[1], batch_size)]


# %% wrong mini_batches.no_shuffle
def mini_batches(X, Y, batch_size, rng):
    order = np.random.default_rng(0).permutation(X.shape[1])
    return [(X[:, order[k : k + batch_size]], Y[:, order[k : k + batch_size]]) for k in range(0, len(order), batch_size)]


# %% wrong mini_batches.own_generator
def mini_batches(X, Y, batch_size, rng):
    order = np.random.permutation(X.shape[1])
    return [(X[:, order[k : k + batch_size]], Y[:, order[k : k + batch_size]]) for k in range(0, len(order), batch_size)]


# %% right train_epoch.weighted_sum
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, total / m


# %% right train_epoch.average
def train_epoch(batches, parameters, learning_rate):
    costs, sizes = [], []
    for batch in batches:
        AL, caches = model_forward(batch[0], parameters, "linear")
        costs.append(mse_loss(AL, batch[1]))
        sizes.append(batch[1].shape[1])
        grads = model_backward(AL - batch[1], caches, "linear")
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, np.average(costs, weights=sizes)


# %% right train_epoch.copied
def train_epoch(batches, parameters, learning_rate):
    parameters = dict(parameters)
    squares, m = 0.0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        squares += 0.5 * np.sum((AL - Y) ** 2)
        m += Y.shape[1]
        grads = model_backward(dAL(AL, Y), caches, "linear")
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters, squares / m


# %% wrong train_epoch.start_overwritten
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        grads = model_backward(dAL(AL, Y), caches, "linear")
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters, total / m


# %% wrong train_epoch.caches_not_taken
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
    return parameters, total / m


# %% wrong train_epoch.cost_sent_back
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        cost = mse_loss(AL, Y)
        total += cost * X.shape[1]
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(cost, caches, "linear"), learning_rate)
    return parameters, total / m


# %% wrong train_epoch.results_exchanged
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return total / m, parameters


# %% wrong train_epoch.list_of_costs
def train_epoch(batches, parameters, learning_rate):
    costs = []
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, costs


# %% wrong train_epoch.return_inside_the_loop
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
        return parameters, total / m


# %% wrong train_epoch.last_cost
def train_epoch(batches, parameters, learning_rate):
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        cost = mse_loss(AL, Y)
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, cost


# %% wrong train_epoch.batches_not_weighted
def train_epoch(batches, parameters, learning_rate):
    costs = []
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        costs.append(mse_loss(AL, Y))
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, np.mean(costs)


# %% wrong train_epoch.costs_added_up
def train_epoch(batches, parameters, learning_rate):
    cost = 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        cost += mse_loss(AL, Y)
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, cost


# %% wrong train_epoch.costs_added_up
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y)
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, total / m


# %% wrong train_epoch.cost_after_the_step
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
        total += mse_loss(model_forward(X, parameters, "linear")[0], Y) * X.shape[1]
        m += X.shape[1]
    return parameters, total / m


# %% wrong train_epoch.cost_outside_the_loop
def train_epoch(batches, parameters, learning_rate):
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        parameters = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    X = np.hstack([x for x, _ in batches])
    Y = np.hstack([y for _, y in batches])
    return parameters, mse_loss(model_forward(X, parameters, "linear")[0], Y)


# %% wrong train_epoch.update_thrown_away
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return parameters, total / m


# %% wrong train_epoch.all_at_once
def train_epoch(batches, parameters, learning_rate):
    X = np.hstack([x for x, _ in batches])
    Y = np.hstack([y for _, y in batches])
    AL, caches = model_forward(X, parameters, "linear")
    grads = model_backward(dAL(AL, Y), caches, "linear")
    return update_parameters(parameters, grads, learning_rate), mse_loss(AL, Y)


# %% wrong train_epoch.each_from_the_start
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        trained = update_parameters(parameters, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return trained, total / m


# %% wrong train_epoch.gradients_at_the_start
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    trained = parameters
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        trained = update_parameters(trained, model_backward(dAL(AL, Y), caches, "linear"), learning_rate)
    return trained, total / m


# %% wrong train_epoch.predictions_for_errors
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(AL, caches, "linear"), learning_rate)
    return parameters, total / m


# %% wrong train_epoch.uphill
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        parameters = update_parameters(parameters, model_backward(dAL(Y, AL), caches, "linear"), learning_rate)
    return parameters, total / m


# %% wrong train_epoch.divided_by_m_again
def train_epoch(batches, parameters, learning_rate):
    total, m = 0, 0
    for X, Y in batches:
        AL, caches = model_forward(X, parameters, "linear")
        total += mse_loss(AL, Y) * X.shape[1]
        m += X.shape[1]
        grads = model_backward(dAL(AL, Y) / X.shape[1], caches, "linear")
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, total / m


# %% right learning_curve.lists
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% right learning_curve.arrays
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    scores = np.zeros((2, len(sizes)))
    for i, m in enumerate(sizes):
        x, y = X[:, :m], Y[:, :m]
        predict = fit(x, y)
        scores[:, i] = r_squared(predict(x), y), r_squared(predict(X_new), Y_new)
    return scores[0], scores[1]


# %% right learning_curve.by_hand
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    predictors = [fit(X[:, :m], Y[:, :m]) for m in sizes]
    def score(p, x, y):
        return 1 - np.sum((y - p(x)) ** 2) / np.sum((y - y.mean()) ** 2)
    training = [score(p, X[:, : sizes[i]], Y[:, : sizes[i]]) for i, p in enumerate(predictors)]
    return training, [score(p, X_new, Y_new) for p in predictors]


# %% wrong learning_curve.fit_not_used
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        AL = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(AL, Y[:, :m]))
        validation.append(r_squared(AL, Y_new))
    return training, validation


# %% wrong learning_curve.pairs
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    scores = []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        scores.append((r_squared(predict(X[:, :m]), Y[:, :m]), r_squared(predict(X_new), Y_new)))
    return scores


# %% wrong learning_curve.return_inside_the_loop
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
        return training, validation


# %% wrong learning_curve.exchanged
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return validation, training


# %% wrong learning_curve.scored_on_all
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(predict(X), Y))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% wrong learning_curve.fitted_on_all
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X, Y)
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% wrong learning_curve.fitted_once
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    predict = fit(X[:, : sizes[0]], Y[:, : sizes[0]])
    training, validation = [], []
    for m in sizes:
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% wrong learning_curve.validation_cut
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new[:, :m]), Y_new[:, :m]))
    return training, validation


# %% wrong learning_curve.learned_from_validation
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X_new[:, :m], Y_new[:, :m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% wrong learning_curve.same_score_twice
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        x, y = X[:, :m], Y[:, :m]
        predict = fit(x, y)
        training.append(r_squared(predict(x), y))
        validation.append(r_squared(predict(x), y))
    return training, validation


# %% wrong learning_curve.last_samples
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        x, y = X[:, -m:], Y[:, -m:]
        predict = fit(x, y)
        training.append(r_squared(predict(x), y))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% wrong learning_curve.rows
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:m], Y[:m])
        training.append(r_squared(predict(X[:, :m]), Y[:, :m]))
        validation.append(r_squared(predict(X_new), Y_new))
    return training, validation


# %% wrong learning_curve.targets_first
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(r_squared(Y[:, :m], predict(X[:, :m])))
        validation.append(r_squared(Y_new, predict(X_new)))
    return training, validation


# %% wrong learning_curve.error_for_score
def learning_curve(fit, X, Y, X_new, Y_new, sizes):
    training, validation = [], []
    for m in sizes:
        predict = fit(X[:, :m], Y[:, :m])
        training.append(mse_loss(predict(X[:, :m]), Y[:, :m]))
        validation.append(mse_loss(predict(X_new), Y_new))
    return training, validation


# %% right mean_of_the_new.letter
mean_of_the_new = "b"

# %% wrong mean_of_the_new.exactly
mean_of_the_new = "a"

# %% wrong mean_of_the_new.as_before
mean_of_the_new = "c"

# %% right steps_in_an_epoch.number
steps_in_an_epoch = 10

# %% wrong steps_in_an_epoch.last_one_dropped
steps_in_an_epoch = 300 // 32

# %% wrong steps_in_an_epoch.not_rounded
steps_in_an_epoch = 300 / 32

# %% wrong steps_in_an_epoch.batch_size
steps_in_an_epoch = 32

# %% wrong steps_in_an_epoch.all_samples
steps_in_an_epoch = 300

# %% wrong steps_in_an_epoch.all_at_once
steps_in_an_epoch = 1

# %% right who_wins.letter
who_wins = "b"

# %% wrong who_wins.the_network
who_wins = "a"

# %% right network_a.letter
network_a = "b"

# %% wrong network_a.bias
network_a = "a"

# %% wrong network_a.neither
network_a = "c"

# %% right cure_for_b.letter
cure_for_b = "d"

# %% wrong cure_for_b.more_people
cure_for_b = "a"

# %% wrong cure_for_b.more_units
cure_for_b = "b"

# %% wrong cure_for_b.more_epochs
cure_for_b = "c"
