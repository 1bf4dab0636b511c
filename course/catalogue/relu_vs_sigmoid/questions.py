"""The predictions and measurements of lesson 2."""

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "rounding_error",
        answer="d",
        because="The slope is a (1 - a). Rounding moves a by a ten-thousandth of itself, but 1 - a by a tenth.",
        look_at="The slope is a (1 - a). How large is 1 - a, and how large is the change compared with it?",
        wrong_answers=(
            WrongAnswer("as_a", "a", "That is the error of a itself.", "The slope also holds 1 - a."),
            WrongAnswer("a_tenth_percent", "b", "That is too little.", "1 - a is small: about 0.0009."),
            WrongAnswer("one_percent", "c", "That is too little.", "1 - a goes from 0.00091 to 0.001."),
        ),
    ),
    Question(
        "lowest_loss",
        answer=16.0,
        because="a stays below 1, so a - y stays below -4, and the loss above 16. No w and no b can change that.",
        look_at="Between which two numbers does a lie, whatever w and b are? Which of these a is nearest to y = 5?",
        wrong_answers=(
            WrongAnswer("zero", 0.0, "A loss of 0 would need a = 5.", "A sigmoid never reaches even 1."),
            WrongAnswer("the_distance", 4.0, "4 is how far a stays from y.", "The loss is its square."),
            WrongAnswer("to_a_target_of_1", 1.0, "That is the loss at a = 4.", "A sigmoid never reaches even 1."),
            WrongAnswer(
                "left_to_win", 0.0072890, "That is how far it can still fall.", "The question asks where it ends."
            ),
            WrongAnswer("at_zero", 25.0, "That is the loss at a = 0.", "a can come nearer to 5 than that."),
            WrongAnswer("half", 8.0, "You put a 1/2 in front.", "The loss of this neuron has none."),
        ),
    ),
    Question(
        "best_case",
        answer=0.25**10,
        because="Ten slopes, each at most 1/4: at most 0.25^10 is left, about a millionth.",
        look_at="Each layer multiplies by its own slope. How large can one slope be, and how many are there?",
        wrong_answers=(
            WrongAnswer("added", 2.5, "You added the slopes.", "The chain rule multiplies them."),
            WrongAnswer("value_for_slope", 0.5**10, "That is 0.5^10.", "1/2 is the value at z = 0, the slope is 1/4."),
            WrongAnswer("nine_layers", 0.25**9, "That is 0.25^9, for nine layers.", "Ten activations lie on the way."),
            WrongAnswer("one_layer", 0.25, "That is one layer.", "Each of the ten layers takes its share."),
        ),
    ),
    Question(
        "never_zero",
        answer="c",
        because="With 16 digits, s = 0.99999... is soon rounded to 1, long before exp(-z) is 0. Then 1 - s is 0.",
        look_at="How many nines can s = 0.999... have before a computer with 16 digits writes 1?",
        wrong_answers=(
            WrongAnswer("never", "a", "On paper, never.", "A computer keeps only about 16 digits of s."),
            WrongAnswer(
                "too_early", "b", "At z = 20 it is still 2e-9.", "s has eight nines there, and 16 digits hold them."
            ),
            WrongAnswer("exp_underflows", "d", "Near 745 exp(-z) itself becomes 0.", "1 + exp(-z) is 1 long before."),
        ),
    ),
    Question(
        "zero_from_float64",
        answer=36.74,
        because="exp(-z) falls below 2^-53, half the gap above 1, at z = 53 ln 2 = 36.737. Then 1 + exp(-z) is 1.",
        look_at="The first entry of z at which the slope is exactly 0. Is z an array of float64?",
        wrong_answers=(
            WrongAnswer("single_precision", 16.64, "That is where float32 gives up.", "Leave z as it is, in float64."),
            WrongAnswer("the_place", 3674.0, "That is an index.", "The question asks for the z at this index."),
            WrongAnswer("last_before", 0.0, "At z = 0 the slope is 1/4.", "np.argmax needs to know where it is == 0."),
        ),
    ),
    Question(
        "zero_from_float32",
        answer=16.64,
        because="A float32 holds 24 binary digits instead of 53: z = 24 ln 2 = 16.636.",
        look_at="The same measurement, with z turned into float32 before anything is computed.",
        wrong_answers=(
            WrongAnswer("double_precision", 36.74, "That is float64 again.", "Turn z into float32 first."),
            WrongAnswer("the_place", 1664.0, "That is an index.", "The question asks for the z at this index."),
            WrongAnswer("half_the_digits", 18.37, "That is half of 36.74.", "float32 has 24 binary digits, not 26.5."),
        ),
    ),
    Question(
        "best_share",
        answer=0.2784645,
        because="At k = 1.63 about 0.278 is left per layer. A larger k pushes z to where the sigmoid is flat.",
        look_at="The ratio of the gradients for L = 41 and L = 40, the largest over k from 0.1 to 6.",
        wrong_answers=(
            WrongAnswer("four_makes_up", 1.0, "So it would be if k = 4 left z at 0.", "But k moves z too."),
            WrongAnswer("steepest_slope", 0.25, "That is the steepest slope.", "Each layer has k times a slope."),
            WrongAnswer("k_of_one", 0.2247043, "That is the share for k = 1.", "Try other weights."),
            WrongAnswer("the_weight", 1.6, "That is the best k.", "The question asks for the share that is left."),
        ),
    ),
)
