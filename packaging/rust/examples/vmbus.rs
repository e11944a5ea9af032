// SPDX-License-Identifier: MIT
//! The first words of a VMBus conversation, in memory: a guest asks for a version, and reads what the host sends.
//!
//! A real guest posts the first message with HvCallPostMessage, and copies each answer out of its SynIC message slot.

#![allow(non_upper_case_globals)] // Enumerators keep their names in C.

use mile_hyperv::*;

/// A parsed message.
#[derive(Debug, PartialEq)]
enum Received {
    Accepted { connection: u32 },
    Refused,
    Offer { class: HV_GUID, channel: u32, monitor: Option<u8>, own_interrupt: bool },
    Other { kind: u32 },
}

/// Asks for one version; interrupts and messages go to processor 0.
fn initiate_contact(version: u32) -> VMBUS_CHANNEL_INITIATE_CONTACT {
    let mut message = VMBUS_CHANNEL_INITIATE_CONTACT::zeroed();
    message.Header.MessageType = ChannelMessageInitiateContact;
    message.VMBusVersionRequested = version;
    // The version has a TargetSint and a TargetVtl where older ones have an interrupt page.
    message.__bindgen_anon_1.__bindgen_anon_1.TargetSint = VMBUS_MESSAGE_SINT as u8;
    message
}

/// Reads a message as the host sent it. None: it is shorter than its type demands.
fn parse(bytes: &[u8]) -> Option<Received> {
    let header = VMBUS_CHANNEL_MESSAGE_HEADER::from_bytes(bytes)?;
    Some(match header.MessageType {
        ChannelMessageVersionResponse => {
            // Older hosts end the message before the members of newer versions: these are zero then.
            let mut whole = [0; core::mem::size_of::<VMBUS_CHANNEL_VERSION_RESPONSE>()];
            let length = bytes.len().min(whole.len());
            if length < 16 {
                return None;
            }
            whole[..length].copy_from_slice(&bytes[..length]);
            let response = VMBUS_CHANNEL_VERSION_RESPONSE::from_bytes(&whole)?;
            // SAFETY: every byte came from `whole`, and any number is a connection id.
            let connection = unsafe { response.__bindgen_anon_1.ConnectionId.AsUINT32 };
            if response.VersionSupported != 0 { Received::Accepted { connection } } else { Received::Refused }
        }
        ChannelMessageOfferChannel => {
            let offer = VMBUS_CHANNEL_OFFER_CHANNEL::from_bytes(bytes)?;
            Received::Offer {
                class: offer.InterfaceType,
                channel: offer.ChildRelId,
                monitor: (offer.MonitorAllocated() != 0).then_some(offer.MonitorId),
                own_interrupt: offer.IsDedicatedInterrupt() != 0,
            }
        }
        kind => Received::Other { kind },
    })
}

fn main() {
    let request = initiate_contact(VMBUS_VERSION_IRON);
    // SAFETY: the message began as zeros, and members were written one by one.
    let bytes = unsafe { request.as_bytes() };
    println!("the guest sends {} bytes: {:02x?}", bytes.len(), &bytes[..20]);
    assert_eq!(bytes[..20], [14, 0, 0, 0, 0, 0, 0, 0, 3, 0, 5, 0, 0, 0, 0, 0, 2, 0, 0, 0]);

    let response = [15, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0];
    let answer = parse(&response).expect("the response is whole");
    println!("the host answers: {answer:?}");
    assert_eq!(answer, Received::Accepted { connection: 4 });
    assert_eq!(parse(&response[..15]), None);

    let mut offer = VMBUS_CHANNEL_OFFER_CHANNEL::zeroed();
    offer.Header.MessageType = ChannelMessageOfferChannel;
    offer.InterfaceType = SYNTHVID_CLASS_ID;
    offer.ChildRelId = 7;
    offer.MonitorId = 3;
    offer.set_MonitorAllocated(1);
    offer.set_IsDedicatedInterrupt(1);
    // SAFETY: as above.
    let bytes = unsafe { offer.as_bytes() };
    match parse(bytes).expect("the offer is whole") {
        Received::Offer { class, channel, monitor, own_interrupt } => {
            println!("the host offers channel {channel} of class {class}, monitor {monitor:?}, own interrupt {own_interrupt}");
            assert_eq!((channel, monitor, own_interrupt), (7, Some(3), true));
            assert_eq!(format!("{class}"), "da0a7802-e377-4aac-8e77-0558eb1073f8");
        }
        other => panic!("not an offer: {other:?}"),
    }
    assert_eq!(parse(&bytes[..bytes.len() - 1]), None);
    println!("0x5 is {}", status_name(5).expect("a known status"));
}
