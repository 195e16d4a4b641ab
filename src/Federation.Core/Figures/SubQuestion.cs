using Federation.Core.Committees;
using Federation.Core.Identity;

namespace Federation.Core.Figures;

/// <summary>
/// What has to be asked of a committee before an answer can be given. Whoever asks fans out; no agent waits.
/// </summary>
/// <param name="Committee">Whom.</param>
/// <param name="Question">What.</param>
/// <param name="Move">For "as now": the move that brought the committee in or took it out.</param>
/// <param name="Sign">+1 to add the answer, −1 to take it away; 0 for a part of a ratio.</param>
public sealed record SubQuestion(CommitteeId Committee, Question Question, MoveId? Move, int Sign);
