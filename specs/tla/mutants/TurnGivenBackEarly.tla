------------------------- MODULE TurnGivenBackEarly -------------------------
\* A send yields to the scheduler in the middle of a step.
EXTENDS Cooperative

SendAndYield(c, o, i) == turn = c /\ P!Send(c, o, i) /\ turn' = Nobody
=============================================================================
