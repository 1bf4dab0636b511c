"""The predictions of lesson 5."""

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "cost_of_perfection",
        answer="c",
        because="A row minus a column is a table: each of the 20 predictions is compared with each of the 20 targets.",
        look_at="What does NumPy make of an array of shape (1, 20) minus one of shape (20, 1)? Try it with small ones.",
        wrong_answers=(
            WrongAnswer("zero", "a", "0 would be right if the two had one shape.", "They do not: one is a column."),
            WrongAnswer(
                "error",
                "b",
                "That would be better, but there is none.",
                "NumPy repeats the row and the column until they fit.",
            ),
        ),
    ),
    Question(
        "shape_of_dAL",
        answer="c",
        because="Each prediction changes one loss, its own. So there are m derivatives, in the places of AL.",
        look_at="How many numbers are in AL? Each can be moved on its own, and for each the loss answers.",
        wrong_answers=(
            WrongAnswer("sum", "a", "A sum forgets which prediction was wrong.", "Each needs its own correction."),
            WrongAnswer("mean", "b", "A mean forgets which prediction was wrong.", "Each needs its own correction."),
            WrongAnswer(
                "all_pairs",
                "d",
                "That would be each loss differentiated with respect to each prediction.",
                "A prediction changes only its own loss; the rest of that table is 0.",
            ),
        ),
    ),
    Question(
        "output_units",
        answer=20.0,
        because="Columns are samples. A Y of shape (20, 1) is one sample with 20 outputs, and each needs a unit.",
        look_at="Y has one row per output and one column per sample.",
        wrong_answers=(
            WrongAnswer("one", 1.0, "One output was meant.", "But with (20, 1) the one column is one sample."),
        ),
    ),
    Question(
        "share_of_dead_starts",
        answer=0.5,
        because="With b = 0 the network is f(x) = c x for x > 0, and c is as often negative as positive.",
        look_at="With all biases 0, how does the value of z at the output change when x is doubled? What decides "
        "its sign?",
        wrong_answers=(
            WrongAnswer("none", 0.0, "Some are.", "c can be negative, and then every z is negative, too."),
            WrongAnswer("all", 1.0, "Not all.", "Where c is positive, every gate but that of x = 0 is open."),
            WrongAnswer("percent", 50.0, "That is the share in per cent.", "Answer with a number from 0 to 1."),
            WrongAnswer(
                "quarter",
                0.25,
                "A quarter would be the share if x had both signs.",
                "Here x is never negative: a single sign decides.",
            ),
        ),
    ),
    Question(
        "first_cure",
        answer="d",
        because="Where all gates of the output are closed, no gradient gets in. A layer without gates lets it in.",
        look_at="Which of these lets a gradient through where z is negative?",
        wrong_answers=(
            WrongAnswer("steps", "a", "A gradient of 0 stays 0.", "However many steps follow."),
            WrongAnswer("rate", "b", "A rate times 0 is 0.", "Be it large or small."),
            WrongAnswer(
                "he", "c", "He initialisation makes the weights larger.", "It changes the size of c, never its sign."
            ),
        ),
    ),
    Question(
        "unreachable_targets",
        answer=12.0,
        because="3 x² + 3 x is below the mean of 399 for x = 0 to 11. Standardised, these 12 targets are negative, "
        "and ReLU gives nothing negative.",
        look_at="Which standardised targets are negative? For which x is 3x² + 3x below 399?",
        wrong_answers=(
            WrongAnswer("none", 0.0, "None would be right for the raw targets.", "Standardised, the mean becomes 0."),
            WrongAnswer(
                "half",
                10.0,
                "Half of them would be right if the targets were spread evenly.",
                "The parabola has more small values than large ones.",
            ),
            WrongAnswer("reachable", 8.0, "8 is the number of targets that it can reach.", "Asked are the others."),
            WrongAnswer("last_x", 11.0, "11 is the last x.", "Count them: the first is 0."),
        ),
    ),
    Question(
        "what_training_shows",
        answer="c",
        because="Every gradient is 20 times too small, all in the same way. It is as if the rate were 0.1/20.",
        look_at="dAL/m instead of dAL: what becomes of dW, and of the step alpha dW?",
        wrong_answers=(
            WrongAnswer("fails", "a", "The direction is still right.", "Only the length of the step is not."),
            WrongAnswer("explodes", "b", "The step becomes shorter.", "Nothing can explode that did not before."),
        ),
    ),
    Question(
        "hunt_dAL",
        answer="c",
        because="Y - AL with the sign turned is AL - Y.",
        look_at="Run gradient_check on each of the four. The one that raises nothing is right.",
        wrong_answers=(
            WrongAnswer(
                "doubled",
                "a",
                "Version a is twice the derivative.",
                "The loss has a 1/2 in front, which cancels the 2.",
            ),
            WrongAnswer(
                "sign_only",
                "b",
                "Version b keeps only the sign.",
                "Far and near targets pull alike there. That is another loss, the absolute error.",
            ),
            WrongAnswer(
                "halved",
                "d",
                "Version d halves what is negative.",
                "A prediction that is too low counts as much as one too high.",
            ),
        ),
    ),
    Question(
        "hunt_version_d",
        answer="c",
        because="Where AL - Y is negative, version d gives half of it.",
        look_at="Put the sign of AL - Y beside the entries that differ.",
        wrong_answers=(
            WrongAnswer("one_factor", "a", "One factor would make all samples differ.", "Some of them agree."),
            WrongAnswer("above", "b", "There both agree.", "Where AL - Y is positive, version d changes nothing."),
            WrongAnswer("far_away", "d", "Far or near is not what counts.", "Look at the signs of AL - Y."),
        ),
    ),
)
