"""The predictions of lesson 7."""

from course.catalogue.entries import Question, WrongAnswer

QUESTIONS = (
    Question(
        "mean_of_the_new",
        answer="b",
        because="The new people lose the mean of others. Theirs is near it, because chance divided the people, but it "
        "is another one.",
        look_at="Whose mean is subtracted from the new people? And what is left of their own?",
        wrong_answers=(
            WrongAnswer(
                "exactly",
                "a",
                "That is true of the training part.",
                "It set the units. The new people are measured in them, and have a mean of their own.",
            ),
            WrongAnswer(
                "as_before",
                "c",
                "The new people are translated, too.",
                "Or the network would be asked in other units than it learned in.",
            ),
        ),
    ),
    Question(
        "steps_in_an_epoch",
        answer=10.0,
        because="Nine batches of 32 are 288 people. The other 12 make the tenth.",
        look_at="How many full batches are there, and how many people are left?",
        wrong_answers=(
            WrongAnswer("last_one_dropped", 9.0, "9 is the number of full batches.", "12 people are still left."),
            WrongAnswer("not_rounded", 9.375, "There are no parts of a step.", "A smaller batch has a step, too."),
            WrongAnswer("batch_size", 32.0, "32 is the number of people in a batch.", "Asked is how many batches."),
            WrongAnswer("all_samples", 300.0, "300 steps would be one for each person.", "Here 32 share a step."),
            WrongAnswer("all_at_once", 1.0, "One step would be all people at once.", "That is how lesson 5 did it."),
        ),
    ),
    Question(
        "who_wins",
        answer="b",
        because="With 241 numbers for 300 people, the network also learns what is true of these people only.",
        look_at="What can a network with 241 numbers learn from 300 people that helps with nobody else?",
        wrong_answers=(
            WrongAnswer(
                "the_network",
                "a",
                "It is better on the people that it knows.",
                "More freedom fits them closer. What is true of them alone does not help with others.",
            ),
        ),
    ),
    Question(
        "network_a",
        answer="b",
        because="It knows its own people nearly by heart, and predicts others worse than their mean would.",
        look_at="Is the training score low, or is the distance between the two scores large?",
        wrong_answers=(
            WrongAnswer("bias", "a", "With high bias the training score is low, too.", "Here it is 0.99."),
            WrongAnswer("neither", "c", "A score of 0.99 is no success here.", "New people are what counts."),
        ),
    ),
    Question(
        "cure_for_b",
        answer="d",
        because="What age and sex do not tell, no network can find in them.",
        look_at="Both scores are low and lie close together. What does the network lack: people, freedom, time, or "
        "something to go by?",
        wrong_answers=(
            WrongAnswer(
                "more_people",
                "a",
                "More people close the gap between the scores.",
                "There is hardly one here: both are near 0.",
            ),
            WrongAnswer(
                "more_units",
                "b",
                "More units help where the shape of the curve is too simple.",
                "Try it in the explorer: here they change nothing for the better.",
            ),
            WrongAnswer(
                "more_epochs",
                "c",
                "More epochs help where the training score still rises.",
                "In the explorer it has long been flat.",
            ),
        ),
    ),
)
