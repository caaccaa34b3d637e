using System.Text.RegularExpressions;
using Jaring.Help;

namespace Jaring.Offices;

/// <summary>The faults of an office's list of services: a number that nobody checked must not be shown to somebody who needs it.</summary>
internal static partial class ServiceCheck
{
    private const int LongestText = 300;

    public static IEnumerable<string> Faults(IEnumerable<ServiceOptions> services)
    {
        var all = services.ToList();
        foreach (var id in all.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return $"Services names \"{id}\" twice; a consent names one service.";
        }

        foreach (var id in all.Select(s => s.Id).Where(CountryServices.Knows))
        {
            yield return $"Services names \"{id}\", which is a service of the whole country; use an id of its own.";
        }

        foreach (var service in all)
        {
            foreach (var fault in Faults(service))
            {
                yield return $"Services \"{service.Id}\": {fault}";
            }
        }
    }

    private static IEnumerable<string> Faults(ServiceOptions service)
    {
        if (!Id().IsMatch(service.Id))
        {
            yield return "Id must be 2 to 32 of a-z, 0-9 and hyphen.";
        }

        if (service.Name.Trim().Length is 0 or > 120)
        {
            yield return "Name must have 1 to 120 characters; people read it.";
        }

        if (service.Needs.Count == 0 || service.Needs.Any(n => !ServiceNeeds.All.Contains(n)))
        {
            yield return $"Needs must be one or more of {string.Join(", ", ServiceNeeds.All)}.";
        }

        if (service.Contact.Trim().Length == 0)
        {
            yield return "Contact is empty; a service that nobody can reach is no option.";
        }

        if (new[] { service.Contact, service.Address, service.Cost, service.Hours, service.Asks, service.Source }.Any(text => text.Length > LongestText))
        {
            yield return $"each text has at most {LongestText} characters.";
        }

        if (service.Duty.Length > 0 && service.Duty != ServiceNeeds.PoliceDuty)
        {
            yield return $"Duty must be empty or {ServiceNeeds.PoliceDuty}.";
        }

        if (service.Verified is null || service.VerifiedBy.Trim().Length == 0 || service.Source.Trim().Length == 0)
        {
            yield return "VerifiedOn (yyyy-MM-dd), VerifiedBy and Source say who checked it, when and where; without them it is not shown.";
        }
    }

    [GeneratedRegex("^[a-z0-9-]{2,32}$")]
    private static partial Regex Id();
}
