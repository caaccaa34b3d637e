using Jaring.Help;
using Jaring.Offices;
using Jaring.Shapes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Room;

/// <summary>The office's services and those of the whole country, the same for everybody: who asks for them says nothing about a report (domain.md 3.8).</summary>
internal static class ServiceEndpoints
{
    /// <summary>Days after which a check is old (domain.md 4).</summary>
    private const int FreshDays = 90;

    public static void MapServices(this IEndpointRouteBuilder api) => api.MapGet("/services", Read);

    private static IResult Read(string office, OfficeRegister offices, ReadHelp help, TimeProvider clock)
    {
        var here = offices.Get(office);
        var oldest = here.Day(clock.GetUtcNow()).AddDays(-FreshDays);
        var view = help.Read(office);
        var country = view.Country.Select(s => new { s.Id, s.Name, s.Needs, s.Contact, s.Hours, s.VerifiedOn, s.Source, stale = s.IsOldOn(view.Today) });
        return Results.Json(new { services = here.Services.Select(s => Answer.Of(s, oldest)), country }, WireJson.Options);
    }

    private sealed record Answer(
        string Id, string Name, IEnumerable<string> Needs, string Contact, string Cost, string Hours, string Asks, string Duty, DateOnly? VerifiedOn, string Source, bool Stale)
    {
        public static Answer Of(ServiceOptions s, DateOnly oldest) =>
            new(s.Id, s.Name, s.Needs, s.Contact, s.Cost, s.Hours, s.Asks, s.Duty, s.Verified, s.Source, s.Verified < oldest);
    }
}
