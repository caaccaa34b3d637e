namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's single events: create, read, change, delete, cancel.</summary>
internal static class CalendarEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        foreach (var mailbox in app.MapMailboxes(guard))
        {
            mailbox.MapPost("events", CreateAsync);
            mailbox.MapGet("events/{id}", (string id, HttpContext http, Calendars calendars) =>
                calendars.Find(id) is { } found ? EventView.One(found, http.Request) : GraphAnswers.ItemNotFound(http));
            mailbox.MapPatch("events/{id}", UpdateAsync);
            mailbox.MapDelete("events/{id}", Delete);
            mailbox.MapPost("events/{id}/cancel", CancelAsync);
        }
    }

    private static async Task<IResult> CreateAsync(HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Event);
        if (refused is not null)
            return refused;
        if (EventRules.Fault(body) is { } fault)
            return GraphAnswers.Invalid(http, fault);
        if (calendars.Create(body) is not { } made)
            return GraphAnswers.Error(http, 409, "ErrorDuplicateTransactionId",
                "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.");
        changes.Tell("calendar", "");
        return EventView.One(made, http.Request, 201);
    }

    private static async Task<IResult> UpdateAsync(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Event);
        if (refused is not null)
            return refused;
        if (Stopped(id, http, calendars) is { } stopped)
            return stopped;
        var (made, fault) = calendars.Update(id, body);
        if (fault is not null)
            return GraphAnswers.Invalid(http, fault);
        if (made is null)
            return GraphAnswers.ItemNotFound(http);
        changes.Tell("calendar", "");
        return EventView.One(made, http.Request);
    }

    /// <summary>Deleting a meeting on its organiser's calendar tells the guests too, without a note.</summary>
    private static IResult Delete(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        if (Stopped(id, http, calendars) is { } stopped)
            return stopped;
        if (!calendars.Remove(id, null))
            return GraphAnswers.ItemNotFound(http);
        changes.Tell("calendar", "");
        return Results.NoContent();
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Cancellation);
        if (refused is not null)
            return refused;
        if (calendars.Find(id) is { } found && !found["isOrganizer"]!.GetValue<bool>())
            return GraphAnswers.Invalid(http, "Your request can't be completed. You need to be an organizer to cancel a meeting.");
        if (!calendars.Remove(id, (body["Comment"] ?? body["comment"])?.GetValue<string>()))
            return GraphAnswers.ItemNotFound(http);
        changes.Tell("calendar", "");
        return Results.StatusCode(202);
    }

    /// <summary>The event is gone, or changed since the caller read it.</summary>
    private static IResult? Stopped(string id, HttpContext http, Calendars calendars) => (calendars.Find(id), http.Request.Headers.IfMatch.ToString()) switch
    {
        (null, _) => GraphAnswers.ItemNotFound(http),
        (_, "" or "*") => null,
        var (found, etag) => etag == Calendars.Etag(found) ? null : GraphAnswers.ChangedMeanwhile(http),
    };
}
