"""The predictions of lesson 3."""

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "largest_gradient",
        answer="d",
        because="The input of a layer is large where the dz that comes back to it is small. "
        "The product, 3125, is the same in all three.",
        look_at="dw of a layer is dz of that layer times its input. Work both out for two layers.",
        wrong_answers=(
            WrongAnswer(
                "first",
                "a",
                "da is indeed largest in the first layer.",
                "But dw also has the layer's input as a factor, and that is smallest there.",
            ),
            WrongAnswer(
                "middle", "b", "Nothing singles out the middle layer.", "Compare input times dz for two neighbours."
            ),
            WrongAnswer(
                "last",
                "c",
                "The input is indeed largest in the last layer.",
                "But dw also has dz as a factor, and that is smallest there.",
            ),
        ),
    ),
    Question(
        "predicted_w",
        answer=-307.5,
        because="5 - 0.1 * 3125 = -307.5, and the same for all three weights.",
        look_at="A descent step is: new = old - lr * gradient.",
        wrong_answers=(
            WrongAnswer("no_rate", -3120.0, "That is 5 - 3125: the rate is missing.", "lr is 0.1."),
            WrongAnswer("uphill", 317.5, "That is a step uphill.", "The gradient is subtracted."),
            WrongAnswer("the_step", -312.5, "That is the step, -lr * gradient.", "Add it to the old weight, 5."),
            WrongAnswer(
                "doubled",
                -620.0,
                "That is a step with twice the gradient, 6250.",
                "This loss has 1/2 in front, so da3 = a3 - y, without a 2.",
            ),
            WrongAnswer(
                "only_da",
                -7.5,
                "That is a step with da3 = 125, which is not yet the gradient of a weight.",
                "For w3, a3 = w3 a2 still has to be differentiated with respect to w3.",
            ),
        ),
    ),
    Question(
        "predicted_exponent",
        answer=19.0,
        because="Nine factors of 5 come from the weights on the way back, and ten more from da = a = 5^10.",
        look_at="For three layers the gradient was 3125 = 5^5. Where did the five factors come from?",
        wrong_answers=(
            WrongAnswer(
                "output_forgotten",
                9.0,
                "Nine is the number of weights that da meets on its way back.",
                "But da = a - y is large itself. Which power of 5 is it?",
            ),
            WrongAnswer(
                "two_more",
                12.0,
                "That adds 2 to the number of layers, as from 3 to 5.",
                "Work out one layer and two layers: the exponents are not 3 and 4.",
            ),
            WrongAnswer("forward_only", 10.0, "5^10 is the output.", "How many more factors come on the way back?"),
            WrongAnswer(
                "one_too_many",
                20.0,
                "You counted the first weight among its own factors.",
                "dz/dw of layer 1 is x = 1, not w.",
            ),
        ),
    ),
    Question(
        "predicted_factor",
        answer=4.0,
        because="k^(2(L+1) - 1) is k^2 times k^(2L - 1). One factor k comes from the way forward, one from the way "
        "back.",
        look_at="Write the formula down for L and for L + 1, and divide.",
        wrong_answers=(
            WrongAnswer(
                "only_back",
                2.0,
                "That is k: only one of the two ways.",
                "The new layer makes a, and so da, larger too.",
            ),
            WrongAnswer("three", 8.0, "That is k^3.", "The new layer is passed once forwards and once backwards."),
        ),
    ),
    Question(
        "hundred_layers",
        answer="c",
        because="Each weight is negative with probability 1/2, and the first negative one closes a gate for good. "
        "All 100 are positive with probability 2^-100.",
        look_at="Think of the first weight that is negative. What is a after it, and what is it after the next layers?",
        wrong_answers=(
            WrongAnswer(
                "huge",
                "a",
                "That is what many texts say.",
                "Half of all weights drawn from N(0, 1) are negative. Follow a through such a layer.",
            ),
            WrongAnswer(
                "tiny",
                "b",
                "It is smaller than that.",
                "What does ReLU give for a negative z, and what do the layers after it make of that?",
            ),
        ),
    ),
    Question(
        "hunt_model_backward",
        answer="b",
        because="With -AL and -Y, dAL changes its sign, and so does every gradient. The last line turns it back.",
        look_at="Run gradient_check on each of the four. The one that raises nothing is right.",
        wrong_answers=(
            WrongAnswer("first_layer", "a", "Version a is wrong in the first layer.", "Check dW1 and db1, too."),
            WrongAnswer("biases", "c", "Version c is wrong in the biases.", "Check db1, db2 and db3, too."),
            WrongAnswer(
                "cut",
                "d",
                "Version d cuts every entry beyond 0.1.",
                "Clipping has its place after the gradient, not in it.",
            ),
        ),
    ),
    Question(
        "hunt_version_c",
        answer="c",
        because="Each unit has a bias and a gradient of its own. Version c gives all of a layer the mean.",
        look_at="Check each parameter on its own, and print the db.",
        wrong_answers=(
            WrongAnswer("all_of_them", "a", "The dW agree with what is measured.", "Check each parameter on its own."),
            WrongAnswer("first_layer", "b", "That is version a.", "In version c dW1 is right."),
            WrongAnswer("cut", "d", "That is version d.", "In version c the largest entries of dW are right."),
        ),
    ),
)
