using System.Globalization;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team.Devices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>The server's halves of a member's PINs: left by a device, handed out for the right proof, destroyed after five wrong ones.</summary>
internal static class DeviceEndpoints
{
    public static RouteGroupBuilder MapDevices(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithMetadata(new OpenToNewcomers());
        me.MapGet("/devices", ListAsync);
        me.MapPut("/devices/{device:length(22)}", KeepAsync);
        me.MapPost("/devices/{device:length(22)}/open", OpenAsync);
        me.MapDelete("/devices/{device:length(22)}", ForgetAsync);
        return api;
    }

    private static async Task<IResult> ListAsync(DashboardCall call, ReadDevices devices, CancellationToken ct)
    {
        var list = await devices.ReadAsync(call.OfficeId, call.Me.MemberId, ct);
        return TypedResults.Json(new DevicesJson([.. list.Select(DeviceJson.Of)]), WireJson.Options);
    }

    private static async Task<IResult> KeepAsync(DashboardCall call, string device, HttpRequest request, KeepDevice devices, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<HalfJson>(request, JsonBody.UsualBytes, ct);
        return await devices.KeepAsync(call.OfficeId, call.Me.MemberId, new(device, body.Half, body.ProofHash, body.Name.Text, body.Lasting), ct) switch
        {
            KeepDeviceResult.Kept => TypedResults.NoContent(),
            KeepDeviceResult.Duplicate => EdgeProblems.Of("duplicate"),
            KeepDeviceResult.TooMany => EdgeProblems.Of("too-many-devices"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> OpenAsync(DashboardCall call, string device, HttpRequest request, OpenDevice devices, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<ProofJson>(request, JsonBody.UsualBytes, ct);
        return await devices.OpenAsync(call.OfficeId, call.Me.MemberId, device, body.Proof, ct) switch
        {
            DeviceOpening.Opened opened => TypedResults.Json(new OpenedJson(opened.Half, opened.WrongBefore), WireJson.Options),
            DeviceOpening.Wrong wrong => EdgeProblems.Of("wrong-proof", ("left", wrong.Left)),
            DeviceOpening.Gone => EdgeProblems.Of("device-gone"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> ForgetAsync(DashboardCall call, string device, ReadDevices devices, CancellationToken ct)
    {
        await devices.ForgetAsync(call.OfficeId, call.Me.MemberId, device, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What a device leaves here.</summary>
internal sealed record HalfJson(string Half, string ProofHash, RawJson Name, bool Lasting);

/// <summary>What a device shows.</summary>
internal sealed record ProofJson(string Proof);

/// <summary>The half, and how many wrong tries there were since the last right one.</summary>
internal sealed record OpenedJson(string Half, int WrongBefore);

/// <summary>A member's devices.</summary>
internal sealed record DevicesJson(IReadOnlyList<DeviceJson> Devices);

/// <summary>One device; its name is sealed.</summary>
internal sealed record DeviceJson(string DeviceId, RawJson Name, string AddedOn, string UsedOn, bool Lasting, int Wrong)
{
    public static DeviceJson Of(DeviceView device) => new(
        device.DeviceId, new(device.Name), Day(device.AddedOn), Day(device.UsedOn), device.Lasting, device.Wrong);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
