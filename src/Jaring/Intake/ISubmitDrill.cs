namespace Jaring.Intake;

/// <summary>
/// Makes one drill: a decoy case in the very shape of a report, which causes the very same notice (architecture.md rule 3). The schedule decides
/// when; nobody who reads the store can tell which case it made.
/// </summary>
public interface ISubmitDrill
{
    /// <summary>Submits one drill for an office that has a founded directory.</summary>
    Task SubmitAsync(string officeId, CancellationToken ct);
}
