using Federation.Core.Committees;
using Federation.Engine.Ports;

namespace Federation.Dashboard.Tests.Support;

/// <summary>Committees of a test's own.</summary>
internal static class Cells
{
    /// <summary>Establishes a cell.</summary>
    public static async Task EstablishCellAsync(this IFederation federation, string id, string parent) =>
        await federation.EstablishAsync(
            DashboardService.Id(id),
            new("established", EventKind.Established, new(2020, 1, 1))
            {
                Other = DashboardService.Id(parent),
                Names = new("Chi bộ " + id, "Cell " + id),
                Level = "cell",
            },
            Actor.System,
            CancellationToken.None
        );
}
