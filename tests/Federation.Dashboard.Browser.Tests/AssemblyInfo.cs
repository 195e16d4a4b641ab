// A browser and a program keep two cores busy: one test after the other, or they wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
