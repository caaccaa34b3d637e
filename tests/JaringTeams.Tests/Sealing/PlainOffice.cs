using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;
using SealedReport = Jaring.Sealing.Sealed;

namespace Jaring.Tests.Sealing;

/// <summary>One step of a scenario, in names alone.</summary>
public sealed record ScenarioStep(string Do, bool Refused, string? Who, string? By, string? With, IReadOnlyList<string>? To, IReadOnlyList<string>? Excl, bool Dual, string? Tell);

/// <summary>Who opens an epoch alone, and who holds one share of it.</summary>
public sealed record Openers(IReadOnlyList<string> Alone, IReadOnlyList<string> Share);

/// <summary>A scenario and what the independent model says of its end.</summary>
public sealed record NamedScenario(IReadOnlyList<ScenarioStep> Steps, IReadOnlyList<string> Keys, IReadOnlyList<Openers> Epochs);

/// <summary>An office in which the C# code performs a scenario. It holds what a server holds, and the people's keys.</summary>
internal sealed class PlainOffice
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly string[] FounderNames = ["a1", "b2", "c3", "d4", "e5"];

    private readonly Func<string, MemberKeys> keysOf;
    private readonly List<DirectoryRecord> chain = [];
    private readonly Dictionary<string, int> present = FounderNames.ToDictionary(who => who, _ => 0);
    private readonly List<Served> epochs = [];
    private readonly string genesis;
    private VerifiedDirectory directory;

    public PlainOffice(Func<string, MemberKeys> keysOf)
    {
        this.keysOf = keysOf;
        var e = Directory.FoundingEntry(FounderNames.Select(who => new FoundingMember(who, Keys(who).Kem, Keys(who).Sig, new Who(who, "Anggota", "P"))), Now);
        genesis = Directory.Hash(e);
        chain.Add(Signed(e, FounderNames.Select(who => (who, Keys(who)))));
        directory = Directory.Verify(chain, genesis, Now);
    }

    /// <summary>True when the code did it, false when it refused.</summary>
    public bool Perform(ScenarioStep step)
    {
        try
        {
            Act(step);
            return true;
        }
        catch (SealingException)
        {
            return false;
        }
    }

    /// <summary>What every pair of keys really opens.</summary>
    public IReadOnlyList<Openers> Opened(IEnumerable<string> everyKey)
    {
        var (alone, share) = (epochs.Select(_ => new List<string>()).ToList(), epochs.Select(_ => new List<string>()).ToList());
        foreach (var key in everyKey)
        {
            var held = epochs.Select(epoch => Find(key, epoch)).ToList();
            foreach (var (at, _) in held.Index().Where(h => h.Item is { Mode: SlotMode.Share }))
            {
                share[at].Add(key);
            }

            var last = held.FindLastIndex(slot => slot is { Mode: SlotMode.Key });
            if (last >= 0)
            {
                var open = Open(new(key[..2], keysOf(key)), held[last]!.Key, last);
                foreach (var number in open.Earlier.Append(open.Key).Select(k => k.Header.Epoch))
                {
                    alone[number].Add(key);
                }
            }
        }

        return [.. alone.Zip(share, (a, s) => new Openers(a, s))];
    }

    private MemberKeys Keys(string who) => keysOf($"{who}#{present[who]}");

    private static DirectoryRecord Signed(string e, IEnumerable<(string Who, MemberKeys Keys)> by) =>
        new(e, [.. by.Select(one => new DirectorySignature(one.Who, Directory.Sign(e, one.Keys)))]);

    private void Act(ScenarioStep step)
    {
        switch (step.Do)
        {
            case "report":
                var sealedReport = Reports.Seal(new Report(directory, step.To!, step.Excl!, "karangan", new byte[16]) { Dual = step.Dual }).Sealed;
                epochs.Add(new(sealedReport.Kh, sealedReport.Slots, [], sealedReport, null));
                break;
            case "grant":
                var granted = SlotSets.Grant(OpenNewest(step), directory, step.To!, Find($"{step.By}#{present[step.By!]}", epochs[^1])!.Mode == SlotMode.Share);
                epochs[^1] = epochs[^1] with { Slots = granted.Slots, Sets = [.. epochs[^1].Sets, granted.Set] };
                break;
            case "rotate":
                var (epoch, close, _) = Epochs.Rotate(OpenNewest(step), directory, step.To!, step.Dual);
                epochs[^1] = epochs[^1] with { Sets = [.. epochs[^1].Sets, close] };
                epochs.Add(new(epoch.Kh, epoch.Slots, [], null, epoch));
                break;
            default:
                ChangeList(step.Do, step.Who!);
                break;
        }
    }

    private void ChangeList(string change, string who)
    {
        var signers = directory.Entry.Members.Where(m => m.St == "active" && m.Id != who).Take(2).Select(m => (m.Id, Keys(m.Id))).ToList();
        present[who] = present.GetValueOrDefault(who) + (change == "rekey" ? 1 : 0);
        var keys = Keys(who);
        List<DirectoryMember> members = change == "join"
            ? [.. directory.Entry.Members, new(who, keys.Kem, keys.Sig, "active", "member", new Who(who, "Anggota", "P"))]
            : [.. directory.Entry.Members.Select(m => m.Id != who ? m : change == "leave" ? m with { St = "removed" } : m with { Kem = keys.Kem, Sig = keys.Sig })];
        var e = DirectoryNext.Compose(directory, members, Now.AddSeconds(chain.Count));
        chain.Add(Signed(e, change == "leave" ? signers : [.. signers, (who, keys)]));
        directory = Directory.Verify(chain, genesis, Now.AddSeconds(chain.Count));
    }

    private Slot? Find(string key, Served epoch) => Slots.Find(keysOf(key).Agreement, CaseKey.Label, Base64Url.Decode(epoch.Kh), epoch.Slots);

    private OpenCase OpenNewest(ScenarioStep step)
    {
        var slots = new[] { step.By!, step.With! }.Select(who => Find($"{who}#{present[who]}", epochs[^1])!).ToList();
        var secret = slots[0].Mode == SlotMode.Key ? slots[0].Key : Shamir.Combine([.. slots.Select(s => s.Share)]);
        return Open(new(step.By!, Keys(step.By!)), secret, epochs.Count - 1);
    }

    private OpenCase Open(Reader me, byte[] secret, int at)
    {
        var epoch = epochs[at];
        if (epoch.Report is { } report)
        {
            return Reports.OpenAsMember(me, report with { Slots = epoch.Slots }, directory, new() { Sets = epoch.Sets, CachedKey = secret });
        }

        OpenCase? before = null;
        var opened = Epochs.OpenCached(me, secret, epoch.Later! with { Slots = epoch.Slots, Sets = epoch.Sets }, epochs[at - 1].Kh, Before, directory);
        return before!.Continue(opened);

        EpochEnd Before(CaseKey key)
        {
            before = Open(me, key.Secret, at - 1);
            return new(before.Slots.To, before.Slots.Next, before.Slots.SawListEnd);
        }
    }

    /// <summary>One epoch as served: the slots that stand, every signed set since, and the rest of it.</summary>
    private sealed record Served(string Kh, IReadOnlyList<Wrap> Slots, IReadOnlyList<SealedObject> Sets, SealedReport? Report, Epoch? Later);
}
