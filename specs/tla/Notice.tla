------------------------------- MODULE Notice -------------------------------
(***************************************************************************)
(* A notice is a named value that one component writes and others may only *)
(* read.  Writing takes two instructions, since the writer computes the    *)
(* new value from the one that stands there; that this needs no lock is    *)
(* because nobody else writes.                                             *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS Component,
          Owner,        \* the one writer
          Publications  \* how often each writer publishes, to keep it finite

VARIABLES value,      \* what stands on the notice: how often it was published
          draft,      \* draft[c]: what c is about to publish, or 0
          published,  \* published[c]: how often c has published
          seen        \* seen[c]: what c saw last

vars == <<value, draft, published, seen>>

MayPublish(c) == c = Owner

Init == /\ value = 0
        /\ draft = [c \in Component |-> 0]
        /\ published = [c \in Component |-> 0]
        /\ seen = [c \in Component |-> 0]

Prepare(c) == /\ MayPublish(c) /\ draft[c] = 0 /\ published[c] < Publications
              /\ draft' = [draft EXCEPT ![c] = value + 1]
              /\ UNCHANGED <<value, published, seen>>

Publish(c) == /\ draft[c] # 0
              /\ value' = draft[c]
              /\ published' = [published EXCEPT ![c] = @ + 1]
              /\ draft' = [draft EXCEPT ![c] = 0]
              /\ UNCHANGED seen

Read(c) == /\ seen' = [seen EXCEPT ![c] = value]
           /\ UNCHANGED <<value, draft, published>>

Next == \E c \in Component : Prepare(c) \/ Publish(c) \/ Read(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
RECURSIVE Sum(_, _)
Sum(f, cs) == IF cs = {} THEN 0
              ELSE LET c == CHOOSE c \in cs : TRUE IN f[c] + Sum(f, cs \ {c})

TypeOK == /\ value \in Nat
          /\ \A f \in {draft, published, seen} : f \in [Component -> Nat]

\* No publication overwrites another that it did not know of.
NothingOverwritten == value = Sum(published, Component)

\* What was seen was published, and nobody sees the notice go back in time.
SeenWasPublished == \A c \in Component : seen[c] <= value
NeverBack        == [][\A c \in Component : seen'[c] >= seen[c]]_vars
OneWriter        == [][value' # value => draft[Owner] # 0]_vars

FairSpec == /\ Spec
            /\ WF_vars(Prepare(Owner)) /\ WF_vars(Publish(Owner))
            /\ \A c \in Component : WF_vars(Read(c))

EveryReaderSeesTheLast == \A c \in Component : <>[](seen[c] = Publications)
=============================================================================
