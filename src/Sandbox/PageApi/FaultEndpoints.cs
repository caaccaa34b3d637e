using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Identity;

namespace Jaring.Sandbox.PageApi;

/// <summary>The levers of a bad day: plans of faults, what they struck, the signing keys.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder page)
    {
        page.MapGet("/faults", (Faults faults) => faults);
        page.MapPut("/faults", PutAsync);
        page.MapDelete("/faults", (Faults faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        page.MapPost("/rotate-keys", RotateKeys);
    }

    private static async Task<IResult> PutAsync(HttpRequest request, Faults faults)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            FaultPlanFile.Parse(await reader.ReadToEndAsync(request.HttpContext.RequestAborted)).Apply(faults);
            return Results.Json(faults);
        }
        catch (FormatException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest, title: "The plan of faults cannot be meant.");
        }
    }

    /// <summary>?keys=keep (as always), withdraw or unpublished; see <see cref="KeyChange"/>.</summary>
    private static IResult RotateKeys(TokenMint mint, string? keys)
    {
        if (!Enum.TryParse<KeyChange>(keys ?? nameof(KeyChange.Keep), ignoreCase: true, out var change) || !Enum.IsDefined(change))
            return Results.Problem("keys is keep, withdraw or unpublished.", statusCode: StatusCodes.Status400BadRequest);
        mint.EntraKeys.Rotate(change);
        mint.BotKeys.Rotate(change);
        return Results.NoContent();
    }
}
