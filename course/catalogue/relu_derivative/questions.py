"""The predictions of lesson 1."""

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "predicted_dw",
        answer=8.0,
        because="dL/da = 4, da/dz = 1 and dz/dw = x = 2. Their product is 8.",
        look_at="Write the three factors down one by one, each with its number: dL/da, da/dz, dz/dw.",
        wrong_answers=(
            WrongAnswer("no_x", 4.0, "That is dL/dz: the factor dz/dw is missing.", "z = w x + b, so dz/dw = x = 2."),
            WrongAnswer("times_w", 12.0, "That is dL/dx: you used dz/dx = w = 3.", "dz/dw is x = 2."),
            WrongAnswer(
                "sign", -8.0, "The size is right, the sign is not.", "a = 7 lies above y = 5: more w, more loss."
            ),
            WrongAnswer("the_step", 0.8, "That is the step, lr * dL/dw.", "The gradient comes before any step."),
        ),
    ),
    Question(
        "predicted_a",
        answer=5.0,
        because="w = 2.2 and b = 0.6 give z = 2.2 * 2 + 0.6 = 5, so a = 5 = y and the loss is 0.",
        look_at="Compute the new w and the new b, then go forward once more with both.",
        wrong_answers=(
            WrongAnswer(
                "only_w", 5.4, "That is a if only w moves.", "b moves too: dL/db = 4, so b goes from 1 to 0.6."
            ),
            WrongAnswer(
                "only_b", 6.6, "That is a if only b moves.", "w moves too: dL/dw = 8, so w goes from 3 to 2.2."
            ),
            WrongAnswer("uphill", 9.0, "That is a step uphill.", "The gradient is subtracted."),
        ),
    ),
    Question(
        "slope_at_zero",
        answer="d",
        because="From the left the slope is 0, from the right it is 1. A derivative would have to be both.",
        look_at="Measure the slope from the left side of 0 only, then from the right side only.",
        wrong_answers=(
            WrongAnswer(
                "zero", "a", "0 is the slope from the left.", "It is also what most libraries return, by choice."
            ),
            WrongAnswer("one", "b", "1 is the slope from the right.", "From the left nothing changes."),
            WrongAnswer("half", "c", "1/2 is what central differences give.", "They average the two sides."),
        ),
    ),
    Question(
        "predicted_dead_dw",
        answer=0.0,
        because="The gate is closed: da/dz = 0, and a product with a factor 0 is 0, however large the loss.",
        look_at="The middle factor of the chain rule, da/dz, at a negative z.",
        wrong_answers=(
            WrongAnswer(
                "gate_forgotten", -20.0, "That is 2(a - y) x: the gate is missing.", "How large is da/dz at z = -1?"
            ),
            WrongAnswer(
                "gate_and_x_forgotten", -10.0, "That is dL/da.", "Two factors are still to come: da/dz, dz/dw."
            ),
            WrongAnswer("the_loss", 25.0, "That is the loss.", "The question asks how fast it changes when w does."),
        ),
    ),
    Question(
        "lr_that_kills",
        answer=0.35,
        because="A step lowers z by lr * (8 * 2 + 4) = 20 lr, and z starts at 7. It reaches 0 at lr = 7/20.",
        look_at="By how much does z = w x + b fall when w falls by 8 lr and b by 4 lr?",
        wrong_answers=(
            WrongAnswer("only_w", 0.4375, "That is 7/16: you let only w move.", "b falls too, by 4 lr."),
            WrongAnswer(
                "only_b", 1.75, "That is 7/4: you let only b move.", "w falls too, by 8 lr, and counts x = 2 times."
            ),
            WrongAnswer("no_x", 7 / 12, "That is 7/12: w's fall counts x = 2 times.", "z = w x + b."),
            WrongAnswer("to_the_target", 0.1, "lr = 0.1 brings a to 5.", "The question asks where z reaches 0."),
        ),
    ),
    Question(
        "hunt_relu_backward",
        answer="c",
        because="ReLU lets dA pass or stops it, whatever its sign. Two changes of sign cancel.",
        look_at="Run gradient_check on each of the four. The one that raises nothing is right.",
        wrong_answers=(
            WrongAnswer(
                "averaged",
                "a",
                "Version a is 4 times too small.",
                "It divides by the number of samples, which has no place here.",
            ),
            WrongAnswer(
                "sign_of_dA",
                "b",
                "Version b stops every negative dA.",
                "A negative dA says that the entry should grow. It must pass an open gate.",
            ),
            WrongAnswer(
                "times_Z", "d", "Version d multiplies by Z.", "The slope of an open gate is 1, however large Z is."
            ),
        ),
    ),
    Question(
        "hunt_version_b",
        answer="c",
        because="It sets a negative dA to 0 before the gate is asked.",
        look_at="Put the signs of dA beside the entries that differ.",
        wrong_answers=(
            WrongAnswer("one_factor", "a", "One factor would make all open gates differ.", "Some of them agree."),
            WrongAnswer("closed_gates", "b", "At closed gates both are 0.", "Look at the open ones."),
            WrongAnswer("times_Z", "d", "That is version d.", "Where dA is positive, version b agrees exactly."),
        ),
    ),
)
