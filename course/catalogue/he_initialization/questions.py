"""The predictions of lesson 4."""

import math

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "predicted_z_std",
        answer=3.0,
        because="Each product 3w has the variance 9 * 0.01 = 0.09. A hundred of them add up to 9. The root of 9 is 3.",
        look_at="The variance of one product 3w, then of the sum of a hundred, then the root.",
        wrong_answers=(
            WrongAnswer(
                "no_spread",
                0.0,
                "That is n Var[w] Var[a], and Var[a] is 0 here.",
                "The inputs do not vary, but the weights do. The size of the inputs counts, not their spread.",
            ),
            WrongAnswer("inputs_forgotten", 1.0, "That is the spread of the sum of the weights.", "Each meets a 3."),
            WrongAnswer(
                "added_up",
                30.0,
                "You added a hundred standard deviations of 0.3.",
                "Random signs cancel in part: variances add up, standard deviations do not.",
            ),
            WrongAnswer(
                "variance", 9.0, "That is the variance.", "The question asks for the standard deviation, its root."
            ),
            WrongAnswer("one_product", 0.3, "That is the spread of one product 3w.", "z adds up a hundred of them."),
        ),
    ),
    Question(
        "variance_after_relu",
        answer="c",
        because="The mean square is 1/2, and the mean is 0.399. The variance is 0.5 - 0.399^2 = 0.341.",
        look_at="The mean of relu(z): is it 0? The variance is the mean square less the square of the mean.",
        wrong_answers=(
            WrongAnswer("unchanged", "a", "Half of the numbers became 0.", "That cannot leave the spread as it was."),
            WrongAnswer(
                "half",
                "b",
                "1/2 is the mean square of relu(z).",
                "The variance is smaller, because the mean is no longer 0. Many texts make the same slip.",
            ),
            WrongAnswer("quarter", "d", "1/4 would be half of a half.", "The mean square is halved once."),
        ),
    ),
    Question(
        "he_scale",
        answer=0.1,
        because="The variance is 2/200 = 0.01. Its root, 0.1, is the standard deviation.",
        look_at="First the variance 2/n with n = 200, then what `scale` stands for.",
        wrong_answers=(
            WrongAnswer("variance", 0.01, "That is the variance, 2/n.", "`scale` is a standard deviation, its root."),
            WrongAnswer(
                "no_two",
                math.sqrt(1 / 200),
                "That is the root of 1/n.",
                "ReLU takes half of the mean square away. The 2 makes up for it.",
            ),
            WrongAnswer(
                "root_of_two_only", math.sqrt(2) / 200, "That is sqrt(2)/n.", "The root covers the whole fraction."
            ),
            WrongAnswer(
                "two_outside_root",
                2 / math.sqrt(200),
                "That is 2/sqrt(n): its square is 4/n.",
                "The root covers the whole fraction, the 2 included.",
            ),
            WrongAnswer("root_twice", 0.1**0.5, "You took the root twice.", "The root of the variance is enough."),
        ),
    ),
    Question(
        "start_from_zero",
        answer="b",
        because="Every hidden A is 0, so no weight has a gradient. Only the last bias has: it finds the mean of the "
        "targets, and the loss falls to half their variance.",
        look_at="dW of a layer is dZ times the A before it. And db is the mean of dZ: is that 0 in the last layer?",
        wrong_answers=(
            WrongAnswer(
                "all_stand_still",
                "a",
                "That is true of all weights, and of the hidden biases.",
                "The last bias gets the mean of AL - Y, which is not 0.",
            ),
            WrongAnswer(
                "only_slower",
                "c",
                "No number of steps can do that: the weights stay 0.",
                "Without weights the network gives the same number for every x.",
            ),
            WrongAnswer(
                "grows",
                "d",
                "A step against the gradient makes the loss grow only where it is too long.",
                "What moves here moves by a little, towards the targets.",
            ),
        ),
    ),
    Question(
        "growth_by_variance",
        answer=math.pi / (math.pi - 1),
        because="n Var[w] is 2.934, and ReLU really halves the mean square: 2.934 / 2 = 1.467.",
        look_at="The true factor per layer is n Var[w] / 2. Put 2.934/n in for Var[w].",
        wrong_answers=(
            WrongAnswer(
                "as_intended",
                1.0,
                "That is what the rule was made for.",
                "It was made with the factor 0.341, but what is handed on shrinks by the factor 0.5.",
            ),
            WrongAnswer("before_relu", 2.934, "That is n Var[w], before ReLU.", "ReLU halves the mean square."),
            WrongAnswer("rms", 1.2112, "That is the growth of the rms.", "The question asks for the mean square."),
            WrongAnswer("upside_down", 0.6817, "That is the inverse.", "Weights with a larger spread make more."),
        ),
    ),
    Question(
        "backward_factor",
        answer=10 / 256,
        because="128/256 * 64/128 * 10/64: all widths cancel but the last and the first, 10/256 = 0.039.",
        look_at="Write down n_out/n_in for each of the three layers and multiply.",
        wrong_answers=(
            WrongAnswer(
                "unchanged",
                1.0,
                "That holds on the way forward.",
                "On the way back each sum has n_out terms, but the weights were scaled for n_in.",
            ),
            WrongAnswer("upside_down", 25.6, "That is n_in/n_out.", "There are fewer terms on the way back, not more."),
            WrongAnswer(
                "rms", math.sqrt(10 / 256), "That is the factor of the rms.", "The question asks for the mean square."
            ),
            WrongAnswer(
                "gates_only",
                1 / 8,
                "That is what the three gates leave.",
                "The sums after the gates change the size as well: each has n_out terms.",
            ),
            WrongAnswer("last_layer_only", 10 / 64, "That is the last layer alone.", "Two more layers follow."),
            WrongAnswer(
                "gate_counted_twice",
                10 / 256 / 8,
                "You halved once more per layer.",
                "The 2 of He's rule and the 1/2 of the gate have already cancelled in n_out/n_in.",
            ),
        ),
    ),
    Question(
        "output_mean_square",
        answer=2.0,
        because="The last layer's sums have the mean square n * 2/n * 1 = 2, and no ReLU halves it.",
        look_at="n Var[w] E[a^2] for the last layer. What comes after it?",
        wrong_answers=(
            WrongAnswer("kept", 1.0, "That would be so if a ReLU followed.", "Nothing halves the last sums."),
            WrongAnswer("halved", 0.5, "He's 2 makes the sums larger, not smaller.", "How much is n * 2/n?"),
            WrongAnswer("rms", math.sqrt(2), "That is the rms.", "The question asks for the mean square."),
            WrongAnswer(
                "every_layer",
                8.0,
                "You doubled in every layer.",
                "After the first two layers ReLU halves the mean square again.",
            ),
        ),
    ),
)
