using System.Security.Cryptography;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Intake;

/// <summary>
/// Decides when a drill happens: at each draw with the same small probability, whatever happened before. There is no next time to store, so a thief of
/// the database learns nothing about which case is a drill, and a member cannot reckon one (sealing.md A13).
/// </summary>
internal sealed class DrillSchedule(OfficeRegister offices, IServiceScopeFactory scopes, RandomNumberGenerator random)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>Draws once for an office and submits a drill when the draw says so and a directory stands. True when it did.</summary>
    public async Task<bool> DrawAsync(string officeId, CancellationToken cancellationToken)
    {
        if (random.NextUnit() >= Probability(offices.Get(officeId).Notices))
        {
            return false;
        }
        await using var scope = scopes.CreateAsyncScope();
        var directory = await scope.ServiceProvider.GetRequiredService<IReadDirectory>().ReadAsync(officeId, cancellationToken);
        if (directory.Genesis is null)
        {
            return false;
        }
        WritePoint.DrillDrawn.Pass();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(officeId, cancellationToken);
        WritePoint.DrillSaved.Pass();
        return true;
    }

    /// <summary>So that the average over thirty days is <see cref="NoticeOptions.DrillsPerMonth"/>.</summary>
    internal static double Probability(NoticeOptions notices) => notices.DrillsPerMonth * (notices.DrillDrawEvery / Month);
}
