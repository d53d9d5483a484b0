------------------------------- MODULE Graph -------------------------------
(***************************************************************************)
(* Who is connected to whom.  One component reads an inbox, one component  *)
(* writes an outbox, an outbox has one link or is unused, and several      *)
(* outboxes may feed one inbox.  A graph never changes while it runs.      *)
(*                                                                         *)
(* Every module of this folder is about one graph, the constant Wiring.    *)
(* The graphs that the models use stand at the end.                        *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS Wiring,  \* [reader : Inbox -> Component, writer : Outbox -> Component,
                   \*  link : Outbox -> Inbox or Unused, bound : Inbox -> Nat]
          Item     \* what is handed from component to component

Unused    == "unused"     \* the link of an outbox that discards
Unbounded == 0            \* the bound of an inbox without one

Reader == Wiring.reader
Writer == Wiring.writer
Link   == Wiring.link
Bound  == Wiring.bound

Inbox     == DOMAIN Reader
Outbox    == DOMAIN Writer
Component == {Reader[b] : b \in Inbox} \cup {Writer[o] : o \in Outbox}

InboxesOf(c)  == {b \in Inbox : Reader[b] = c}
OutboxesOf(c) == {o \in Outbox : Writer[o] = c}
BoxesOf(c)    == InboxesOf(c) \cup OutboxesOf(c)
LinksTo(b)    == {o \in Outbox : Link[o] = b}
WritersTo(b)  == {Writer[o] : o \in LinksTo(b)}

ASSUME /\ Link \in [Outbox -> Inbox \cup {Unused}]
       /\ Bound \in [Inbox -> Nat]
       /\ Inbox \cap Outbox = {}

-----------------------------------------------------------------------------
Symmetry == Permutations(Item)

\* The graphs of the models.  A name says the shape; a digit, the bound.

Pair(bound) ==            \* a ---> b
  [reader |-> [in |-> "b"], writer |-> [out |-> "a"],
   link |-> [out |-> "in"], bound |-> [in |-> bound]]

FanIn(bound) ==           \* a ---> c <--- b
  [reader |-> [in |-> "c"], writer |-> [outA |-> "a", outB |-> "b"],
   link |-> [outA |-> "in", outB |-> "in"], bound |-> [in |-> bound]]

Chain(first, second) ==   \* a ---> b ---> c
  [reader |-> [inB |-> "b", inC |-> "c"], writer |-> [outA |-> "a", outB |-> "b"],
   link |-> [outA |-> "inB", outB |-> "inC"],
   bound |-> [inB |-> first, inC |-> second]]

Echo(bound) ==            \* a <--> b, and b has an outbox that nobody reads
  [reader |-> [inA |-> "a", inB |-> "b"],
   writer |-> [outA |-> "a", outB |-> "b", log |-> "b"],
   link |-> [outA |-> "inB", outB |-> "inA", log |-> Unused],
   bound |-> [inA |-> bound, inB |-> bound]]

Loop(bound) ==            \* a ---> a: a component that sends to itself
  [reader |-> [in |-> "a"], writer |-> [out |-> "a"],
   link |-> [out |-> "in"], bound |-> [in |-> bound]]

Pair0   == Pair(Unbounded)
Pair1   == Pair(1)
Pair2   == Pair(2)
FanIn0  == FanIn(Unbounded)
FanIn1  == FanIn(1)
FanIn2  == FanIn(2)
Chain01 == Chain(Unbounded, 1)
Chain21 == Chain(2, 1)
Echo1   == Echo(1)
Loop1   == Loop(1)
=============================================================================
