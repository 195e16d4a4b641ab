// Each test wants both cores for its program.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
