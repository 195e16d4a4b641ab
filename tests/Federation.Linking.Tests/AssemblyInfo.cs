// Each test wants both cores for its four programs.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
