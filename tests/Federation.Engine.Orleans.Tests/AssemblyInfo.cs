// Two at a time: much of each is waiting, for a silence to be noticed or a start to be over.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
