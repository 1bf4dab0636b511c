"""The predictions of lesson 6."""

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "which_start",
        answer="d",
        because="Each block multiplies the rms by the multiplier. Ten blocks make 0.5 to about 1/1000 and 2 to about "
        "1000, and the gradients shrink and grow with it.",
        look_at="Lesson 4: by which factor does one block change the size of the signal, and what do ten blocks make "
        "of it?",
        wrong_answers=(
            WrongAnswer(
                "all",
                "a",
                "That would be so in a network of one or two blocks.",
                "Ten blocks multiply: what becomes of a factor of 2, taken ten times?",
            ),
            WrongAnswer(
                "small_is_harmless",
                "b",
                "Weights that are too small do not explode, but they do harm.",
                "How large is a gradient that has been halved ten times, and how far does a step get with it?",
            ),
            WrongAnswer(
                "large_is_harmless",
                "c",
                "Weights that are too large make large gradients, and so steps that are too long.",
                "How large is the output after ten blocks that double, and what is the first step like?",
            ),
        ),
    ),
    Question(
        "one_sample",
        answer="c",
        because="The mean of one number is that number, so Z minus its mean is 0. Only beta is left.",
        look_at="What is the mean of a row that has one entry, and what is left when it is subtracted?",
        wrong_answers=(
            WrongAnswer(
                "unchanged",
                "a",
                "That would be a layer that does nothing.",
                "The mean is subtracted here as well.",
            ),
            WrongAnswer("gamma", "b", "gamma multiplies what is left of Z.", "What is left of it?"),
            WrongAnswer(
                "only_stretched",
                "d",
                "That leaves out the normalising.",
                "Z minus its mean comes first, then gamma and beta.",
            ),
        ),
    ),
    Question(
        "doubled_weights",
        answer=0.5,
        because="Z and its spread both double, so what comes out stays as it is. A function that does not change when "
        "W is doubled has half the slope there.",
        look_at="What happens to Z, to its mean and to its spread? And to the way back, which divides by the spread?",
        wrong_answers=(
            WrongAnswer(
                "unchanged",
                1.0,
                "The output is unchanged, but the same change of W now counts for half.",
                "On the way back the gradient is divided by the spread of Z.",
            ),
            WrongAnswer(
                "doubled",
                2.0,
                "That is the wrong way round.",
                "The way back divides by the spread of Z, which has doubled.",
            ),
            WrongAnswer(
                "squared",
                0.25,
                "That divides by the spread twice.",
                "dZ is divided by it once, and the input of the layer stays as it is.",
            ),
        ),
    ),
    Question(
        "residual_gradient",
        answer=0.0,
        because="On the way around comes dA = 1. Through the branch comes W dA = -1, since its gate is open: z = 1.",
        look_at="z = W A_prev + b. Is the gate open? Then add what comes back on the two ways.",
        wrong_answers=(
            WrongAnswer(
                "only_around",
                1.0,
                "That is what comes on the way around.",
                "z = (-1) * (-1) = 1, so the gate is open, and something comes back through the branch, too.",
            ),
            WrongAnswer(
                "only_branch",
                -1.0,
                "That is what comes back through the branch.",
                "The way around hands on dA as well, and the two are added.",
            ),
            WrongAnswer(
                "sign",
                2.0,
                "The branch has the weight -1.",
                "Going back through it multiplies by that weight, sign and all.",
            ),
        ),
    ),
    Question(
        "decayed_weight",
        answer=4.9,
        because="The charge adds 2/10 * 5 = 1 to the gradient, and the step takes 0.1 of it away.",
        look_at="new = old - lr * gradient, and the gradient is lambda / m times the weight.",
        wrong_answers=(
            WrongAnswer("no_charge", 5.0, "That is the weight without the charge.", "The charge has a gradient, too."),
            WrongAnswer(
                "ten_times",
                4.0,
                "That takes away 1, ten times too much.",
                "The step is 0.1 times the gradient, and the gradient is lambda divided by m, times the weight.",
            ),
            WrongAnswer(
                "half",
                4.95,
                "That takes the 1/2 of the charge along.",
                "The derivative of w^2 is 2 w. The 2 cancels the 1/2.",
            ),
            WrongAnswer(
                "grown",
                5.1,
                "That makes the weight larger.",
                "A step subtracts the gradient, and this one is positive.",
            ),
        ),
    ),
)
