using Jaring.Cli.Packages;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <summary>Runs checks in order; one that stands on a failed one is not made, so that one fault does not look like ten.</summary>
internal sealed class Checklist
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>True when this check was made and held.</summary>
    public bool Held(string check) => _findings.Any(f => f.Check == check && f.Outcome == Outcome.Good);

    /// <summary>Notes that there was nothing to hold a check against.</summary>
    public void Leave(string check) => _findings.Add(new(check, Outcome.NotMade));

    /// <summary>Makes a check.</summary>
    /// <param name="check">Its name.</param>
    /// <param name="on">The checks it stands on.</param>
    /// <param name="make">Throws when it does not hold.</param>
    public void Make(string check, string[] on, Action make)
    {
        if (!on.All(Held))
        {
            Leave(check);
            return;
        }

        try
        {
            make();
            _findings.Add(new(check, Outcome.Good));
        }
        catch (CheckFailed fault)
        {
            _findings.Add(new(check, Outcome.Failed, fault.Reason, fault.Detail));
        }
        catch (SealingException fault)
        {
            _findings.Add(new(check, Outcome.Failed, fault.Reason));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            _findings.Add(new(check, Outcome.Failed, "zip-damaged"));
        }
        catch (InvalidOperationException)
        {
            // JSON of another kind than expected, or with half a character in it.
            _findings.Add(new(check, Outcome.Failed, "json"));
        }
    }
}
