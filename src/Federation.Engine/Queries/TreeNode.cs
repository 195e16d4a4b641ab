using Federation.Core.Committees;
using Federation.Core.Identity;

namespace Federation.Engine.Queries;

/// <summary>A committee's place in the tree.</summary>
/// <param name="Id">The committee.</param>
/// <param name="History">What happened to it.</param>
/// <param name="Children">How many children it has, present and past.</param>
public sealed record TreeNode(CommitteeId Id, CommitteeHistory History, int Children);
