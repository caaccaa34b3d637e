using Microsoft.Extensions.Options;

namespace Jaring.Offices;

/// <summary>Refuses a configuration with a hole in it, with one sentence for each fault (architecture.md rule 6).</summary>
internal sealed class JaringOptionsCheck : IValidateOptions<JaringOptions>
{
    public ValidateOptionsResult Validate(string? name, JaringOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(JaringOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataFolder))
        {
            yield return "Jaring:DataFolder is empty; it names the folder of the store and the keys.";
        }

        if (options.FreeSpaceFloorMegabytes is < 0 or > 1_000_000)
        {
            yield return "Jaring:FreeSpaceFloorMegabytes must be 0 to 1000000.";
        }

        if (options.Offices.Count == 0)
        {
            yield return "Jaring:Offices is empty; this host serves at least one office.";
        }

        if (options.UnknownDistrict.Length > 0 && options.Offices.All(o => o.Id != options.UnknownDistrict))
        {
            yield return "Jaring:UnknownDistrict names no office of Jaring:Offices.";
        }

        foreach (var id in options.Offices.GroupBy(o => o.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return $"Jaring:Offices names \"{id}\" twice; an office's id is its own.";
        }

        foreach (var bot in options.Offices.GroupBy(o => o.StaffApp.ClientId, StringComparer.OrdinalIgnoreCase).Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            yield return $"Offices {string.Join(" and ", bot.Select(o => $"\"{o.Id}\""))} have the same StaffApp:ClientId; the bot's token names the app, and the app names one office.";
        }

        var rooms = options.Offices.Select(o => o.RoomOrigin).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var office in options.Offices.Where(o => o.DashboardOrigin.Length > 0 && rooms.Contains(o.DashboardOrigin)))
        {
            yield return $"Office \"{office.Id}\": DashboardOrigin is also a RoomOrigin; a browser keeps the two pages apart only on two origins.";
        }

        foreach (var fault in options.Offices.SelectMany((office, n) => OfficeCheck.Faults(office).Select(f => $"Office {Name(office, n)}: {f}")))
        {
            yield return fault;
        }
    }

    private static string Name(OfficeOptions office, int n) => office.Id.Length > 0 ? $"\"{office.Id}\"" : $"number {n}";
}
